import type { QueryClient } from '@tanstack/react-query'

/**
 * Cuts infinite lists that nobody looks at down to their first page. It is done before they become stale: whoever comes
 * back to one reads one page, not each page that was once scrolled to.
 */
export function trimHiddenPages(queryClient: QueryClient, queryKey: readonly unknown[]): void {
  for (const query of queryClient.getQueryCache().findAll({ queryKey })) {
    const data: unknown = query.state.data
    if (query.getObserversCount() > 0 || !isPages(data) || data.pages.length < 2) continue
    query.setState({ data: { pages: data.pages.slice(0, 1), pageParams: data.pageParams.slice(0, 1) } })
  }
}

/** Whether cached data are those of an infinite list. */
export function isPages(
  data: unknown,
): data is { pages: readonly unknown[]; pageParams: readonly unknown[] } {
  return (
    typeof data === 'object' &&
    data !== null &&
    'pages' in data &&
    Array.isArray(data.pages) &&
    'pageParams' in data &&
    Array.isArray(data.pageParams)
  )
}

import type { QueryClient } from '@tanstack/react-query'

/**
 * Trims infinite lists without observers to their first page. Runs before they are invalidated, so that a list that is
 * mounted again reads one page, not every page that was ever loaded.
 */
export function trimHiddenPages(queryClient: QueryClient, queryKey: readonly unknown[]): void {
  for (const query of queryClient.getQueryCache().findAll({ queryKey })) {
    const data: unknown = query.state.data
    if (query.getObserversCount() > 0 || !isPages(data) || data.pages.length < 2) continue
    query.setState({ data: { pages: data.pages.slice(0, 1), pageParams: data.pageParams.slice(0, 1) } })
  }
}

/** Whether cached data belongs to an infinite list. */
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

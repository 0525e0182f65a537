import type { DimensionFilter, Metric } from '@monasca/core'

/**
 * Turns what somebody typed (`hostname=web1`, `device=sda|sdb`, or `device` for any) into a filter. The same key
 * twice means any of the values.
 */
export function toDimensionFilter(filters: readonly string[]): DimensionFilter | undefined {
  const wanted = new Map<string, string[]>()
  for (const filter of filters) {
    const { key, values } = split(filter)
    wanted.set(key, [...(wanted.get(key) ?? []), ...values])
  }
  const entries = [...wanted].map(([key, values]) => [key, values.length === 0 ? true : values] as const)
  return entries.length === 0 ? undefined : Object.fromEntries(entries)
}

/** What is wrong with a filter, in words; `undefined` when it can be asked for. */
export function checkFilter(filter: string): string | undefined {
  const { key, values } = split(filter)
  if (key === '') return 'A filter begins with the name of a dimension, as in hostname=web1.'
  if (key.startsWith('_')) return 'The name of a dimension does not begin with “_”.'
  if (/[><={},"\\;&:]/.test(key)) return `“${key}” holds a character that no dimension has.`
  if (filter.includes('=') && (values.length === 0 || values.includes('')))
    return 'A value is missing after “=”.'
  if (values.some((value) => /[><={},"\\;&]/.test(value)))
    return 'The value holds a character that no dimension has.'
  return undefined
}

/** The dimensions of some metrics as filters, the most frequent first: what can be narrowed down by. */
export function suggestFilters(metrics: readonly Metric[], limit: number): string[] {
  const counts = new Map<string, number>()
  for (const { dimensions } of metrics) {
    for (const [key, value] of Object.entries(dimensions)) {
      // A value with a bar cannot be asked for: the bar means "or".
      if (value.includes('|')) continue
      const filter = `${key}=${value}`
      counts.set(filter, (counts.get(filter) ?? 0) + 1)
    }
  }
  return [...counts]
    .filter(([, count]) => count < metrics.length)
    .sort(([a, first], [b, second]) => second - first || a.localeCompare(b, 'en', { numeric: true }))
    .slice(0, limit)
    .map(([filter]) => filter)
}

function split(filter: string): { key: string; values: string[] } {
  const sign = filter.indexOf('=')
  if (sign < 0) return { key: filter.trim(), values: [] }
  return { key: filter.slice(0, sign).trim(), values: filter.slice(sign + 1).split('|') }
}

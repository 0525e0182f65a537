/** As much of react-query's `Query` as is looked at. */
type PreviousQuery = { queryKey: readonly unknown[] }

/**
 * Makes a `placeholderData` for series: while a new time range loads, what the old range gave stays on screen
 * (`isPlaceholderData` is true). Another metric, dimension, period or project never inherits it, unlike with
 * react-query's `keepPreviousData`. Queries of measurements and statistics begin with this.
 *
 * @example
 * ```ts
 * const queryKey = listMetricsQueryKey(client.scope, { name: 'cpu.idle_perc', startTime: 0 })
 * const placeholderData = keepPreviousRange(queryKey)
 * ```
 */
export function keepPreviousRange(
  queryKey: readonly unknown[],
): <data>(previousData: data | undefined, previousQuery: PreviousQuery | undefined) => data | undefined {
  return (previousData, previousQuery) =>
    previousQuery !== undefined && withoutRange(previousQuery.queryKey) === withoutRange(queryKey)
      ? previousData
      : undefined
}

/** Text of a key that is the same for every time range. The parameters are the key's last member. */
function withoutRange(queryKey: readonly unknown[]): string {
  const parameters = queryKey.at(-1)
  if (!isPlainObject(parameters)) return JSON.stringify(queryKey)
  const rest = Object.entries(parameters).filter(([name]) => name !== 'startTime' && name !== 'endTime')
  return JSON.stringify([...queryKey.slice(0, -1), Object.fromEntries(rest)], sortMembers)
}

/** A replacer for `JSON.stringify`: the order in which a caller wrote members does not matter. */
function sortMembers(_name: string, value: unknown): unknown {
  if (!isPlainObject(value)) return value
  return Object.fromEntries(Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1)))
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

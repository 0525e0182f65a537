/** The part of react-query's `Query` that is used. */
type PreviousQuery = { queryKey: readonly unknown[] }

/**
 * Creates a `placeholderData` for series: while a new time range loads, the data of the previous one stays on screen
 * (`isPlaceholderData` is true). Unlike with react-query's `keepPreviousData`, another metric, dimension, period or
 * project does not inherit it. The default of measurement and statistics queries.
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

/** Text of a key that is the same for every time range. The parameters are the last member of a key. */
function withoutRange(queryKey: readonly unknown[]): string {
  const parameters = { ...(queryKey.at(-1) as object | undefined), startTime: 0, endTime: 0 }
  return JSON.stringify([...queryKey.slice(0, -1), parameters], sortMembers)
}

/** A replacer for `JSON.stringify`: the order of members does not matter. */
function sortMembers(_name: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  return Object.fromEntries(Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1)))
}

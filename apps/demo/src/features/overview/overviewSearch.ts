import { parseRangeId, type RangeId } from '../../timeRange/ranges.js'

export type OverviewSearch = {
  /** Absent: the shortest. */
  range?: RangeId | undefined
  /** `false`: the charts stand still. */
  live?: boolean | undefined
  /** Absent: the machine that this dashboard runs on. */
  host?: string | undefined
}

export function parseOverviewSearch(search: Record<string, unknown>): OverviewSearch {
  const range = parseRangeId(search['range'])
  const { host } = search as { host?: unknown }
  // What is left out here would come back from the address unchecked.
  return {
    range: range === '15m' ? undefined : range,
    live: search['live'] === false ? false : undefined,
    // A host may be named like a number, which the address does not tell apart.
    host: typeof host === 'string' || typeof host === 'number' ? String(host) : undefined,
  }
}

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
  return {
    ...(range === '15m' ? {} : { range }),
    ...(search['live'] === false ? { live: false } : {}),
    // A host may be named like a number, which the address does not tell apart.
    ...(typeof host === 'string' || typeof host === 'number' ? { host: String(host) } : {}),
  }
}

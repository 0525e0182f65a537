import type { SeriesIdentity } from '../series/index.js'
import { readIdentity } from '../series/readIdentity.js'
import { toText } from '../series/toText.js'
import { type DimensionFilter, type Dimensions, formatDimensionFilter } from './dimensions.js'
import { formatWideFilter, matchExactly, pickDimensions, refuseUnsafe } from './exactDimensions.js'
import { checkPositive, formatList } from './parameters.js'
import { isObject, type JsonObject } from './send.js'
import { formatOptionalTime, formatTime, type Time } from './time.js'

/** What measurements and statistics are asked for by. */
export type SeriesParameters = {
  /** The metric's exact name. */
  name: string
  /** The first moment asked for. */
  startTime: Time
  /** The moment before which to stop, later than `startTime`. @default none: up to the newest */
  endTime?: Time | undefined
  /**
   * Lists of values are exact where the series show the dimension: with `groupBy: '*'`, or when it is one of the groups.
   * Elsewhere servers on InfluxDB read `['web', 'db']` as a regular expression without anchors in its middle: the result
   * includes points of `web-07` and `olddb`, and a single metric may be `MultipleMetricsError`.
   */
  dimensions?: DimensionFilter | undefined
  /** Folds all metrics that match into one series. @default false: more than one match is `MultipleMetricsError` */
  mergeMetrics?: boolean | undefined
  /** One series for each combination of these dimensions, or `'*'` for one per metric. Wins over `mergeMetrics`. */
  groupBy?: '*' | readonly string[] | undefined
  /**
   * The `nextOffset` of the page before. By hand, pages of several series lose points on InfluxDB, which applies the time
   * in the offset to all of them: use `pages`, `all` or `listAll` with `groupBy`.
   */
  offset?: string | undefined
  /** Points on a page, summed over all series. @default 10000, which is also the most */
  limit?: number | undefined
  /** Asks for another project. Needs the delegate role; a server may ignore it without that role, and not say so. */
  tenantId?: string | undefined
}

/** A row of the wire: its meaning is in `columns`. */
export type Row = readonly unknown[]

/** Writes what measurements and statistics have in common. */
export function formatSeriesQuery(
  parameters: SeriesParameters,
): Record<string, string | number | boolean | undefined> {
  const { groupBy } = parameters
  return {
    name: parameters.name,
    dimensions: formatSeriesFilter(parameters),
    start_time: formatTime(parameters.startTime, 'startTime'),
    end_time: formatOptionalTime(parameters.endTime, 'endTime'),
    // Servers disagree on what says no; absent does for all.
    merge_metrics: parameters.mergeMetrics === true ? true : undefined,
    group_by: groupBy === '*' ? '*' : formatList(groupBy, 'groupBy'),
    offset: parameters.offset,
    limit: checkPositive(parameters.limit, 'limit'),
    tenant_id: parameters.tenantId,
  }
}

/** The filter on the wire. `matchSeries` drops what servers find beyond it. */
function formatSeriesFilter({ dimensions, ...parameters }: SeriesParameters): string | undefined {
  if (dimensions === undefined) return undefined
  const text = formatDimensionFilter(dimensions, 'dimensions')
  const shown = shownGroups(parameters, dimensions)
  const hidden = Object.keys(dimensions).filter((name) => !shown.includes(name))
  refuseUnsafe(pickDimensions(dimensions, hidden), 'dimensions')
  return shown.length === 0 ? text : formatWideFilter(dimensions, 'dimensions')
}

/** Which series of a reply are meant; `undefined` for all of them. */
export function matchSeries(
  parameters: SeriesParameters,
): ((series: { dimensions: Dimensions }) => boolean) | undefined {
  const { dimensions = {} } = parameters
  const matches = matchExactly(pickDimensions(dimensions, shownGroups(parameters, dimensions)))
  return matches && ((series) => matches(series.dimensions))
}

/** The dimensions of a filter that grouped series show. Merged ones show what they were asked for. */
function shownGroups({ groupBy = [] }: Pick<SeriesParameters, 'groupBy'>, filter: DimensionFilter): string[] {
  return Object.keys(filter).filter((name) => groupBy === '*' || groupBy.includes(name))
}

/** Reads what a series belongs to, which columns its rows have, and the rows under `member`. */
export function parseSeries(
  wire: unknown,
  member: string,
): { identity: SeriesIdentity; columns: string[]; rows: Row[] } {
  const series: JsonObject = isObject(wire) ? wire : {}
  const { columns } = series
  const rows = series[member]
  return {
    identity: readIdentity(series),
    columns: Array.isArray(columns) ? columns.map((value) => toText(value)) : [],
    rows: Array.isArray(rows) ? rows.filter((row) => Array.isArray(row)) : [],
  }
}

/** A number of a row; NaN when the server has none there. */
export function parseNumber(value: unknown): number {
  return typeof value === 'number' ? value : Number.NaN
}

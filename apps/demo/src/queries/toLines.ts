import type { ColumnSeries } from '@monasca/core/series'
import { sliceSeries } from '@monasca/core/series'
import { unitOfMetric } from '@monasca/core/units'
import { matchesFilter } from '@monasca/react/query'
import type { Points } from '../components/chart/points.js'
import type { ChartLine } from '../components/chart/types.js'
import { type LineIdentity, labelLines } from './labelLines.js'
import type { MetricQuery, QueryFunction } from './metricQuery.js'
import type { QueryRead } from './planRead.js'

/** The series of a query. */
export type QuerySeries = {
  query: MetricQuery
  /** The place of the query among all of the chart. */
  position: number
  read: QueryRead
  series: readonly ColumnSeries[]
  /** Milliseconds by which the series are earlier: they are drawn at the time of the others. */
  earlier?: number | undefined
}

/** Colours of lines. */
const colors = 8

/**
 * Converts series to lines, in the order of the queries and of their metrics. Compared lines have the colour of the line
 * that they are compared with. Lines beyond `limit` are left out.
 *
 * @param start and `end`: what compared lines are cut to, in milliseconds since the epoch
 */
export function toLines(
  results: readonly QuerySeries[],
  limit: number,
  start: number,
  end: number,
): {
  lines: ChartLine[]
  /** How many there are without the limit. */
  found: number
} {
  const all = results.flatMap((result) =>
    result.series
      .filter(({ dimensions }) => matchesFilter(dimensions, result.read.rest))
      .flatMap((series) => drawSeries(result, series)),
  )
  const shown = all.slice(0, limit)
  const labels = labelLines(shown.map(({ identity }) => identity))
  const palette = new Map<string, number>()
  const lines = shown.map(
    ({ identity, key, earlier, bandColumns, column, series, unit }, index): ChartLine => {
      const color = palette.get(key) ?? (palette.size % colors) + 1
      palette.set(key, color)
      const placed = earlier === undefined ? series : sliceSeries(moveSeries(series, earlier), start, end)
      const { columns } = placed
      const points: Points = { ...placed, columns: { value: columns[column] ?? new Float64Array(0) } }
      const [min, max] = bandColumns ? [columns['min'], columns['max']] : []
      return {
        id: identity.compare === undefined ? key : `${key} ${identity.compare}`,
        label: labels[index] ?? '',
        color,
        unit,
        points,
        ...(min && max ? { band: { min, max } } : {}),
        ...(identity.compare === undefined ? {} : { dashed: true }),
      }
    },
  )
  return { lines, found: all.length }
}

type Drawn = {
  identity: LineIdentity
  key: string
  earlier: number | undefined
  column: string
  bandColumns: boolean
  series: ColumnSeries
  unit: ChartLine['unit']
}

/** The lines of one series: one per function, or an average in a band. */
function drawSeries({ query, position, read, earlier }: QuerySeries, series: ColumnSeries): Drawn[] {
  const { statistics } = read.request
  const hasBand = statistics !== undefined && isBand(statistics)
  const functions: readonly (QueryFunction | undefined)[] = statistics ?? [undefined]
  return functions.flatMap((name): Drawn[] => {
    if (hasBand && (name === 'min' || name === 'max')) return []
    const identity = {
      metric: series.name,
      dimensions: series.dimensions,
      function: name,
      alias: query.alias,
      compare: earlier === undefined ? undefined : query.compare,
    }
    const dimensions = Object.entries(series.dimensions).sort(([a], [b]) => (a < b ? -1 : 1))
    return [
      {
        identity,
        key: JSON.stringify([position, name ?? 'value', series.name, dimensions]),
        earlier,
        column: name ?? 'value',
        bandColumns: hasBand && name === 'avg',
        series,
        // A count has no unit, whatever is counted.
        unit: query.unit ?? (name === 'count' ? 'number' : unitOfMetric(series.name)),
      },
    ]
  })
}

/** Whether an average is drawn in a band from minimum to maximum. */
function isBand(functions: readonly QueryFunction[]): boolean {
  return functions.includes('avg') && functions.includes('min') && functions.includes('max')
}

function moveSeries(series: ColumnSeries, milliseconds: number): ColumnSeries {
  return { ...series, timestamps: series.timestamps.map((time) => time + milliseconds) }
}

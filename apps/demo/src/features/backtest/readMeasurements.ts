import {
  type ColumnSeries,
  type Dimensions,
  listAll,
  listMeasurementColumns,
  type Requester,
} from '@monasca/core'
import type { SubExpression } from '@monasca/core/expression'

/** Measurements of all metrics together: 16 bytes each in the page, and again in the worker. */
export const maximumPoints = 1_500_000

/** What one request reads: all metrics that a comparison matches. */
export type MeasurementRead = { name: string; dimensions: Dimensions }

export type Measurements = {
  /** Equal while the same metrics are read. */
  key: string
  series: ColumnSeries<'value'>[]
  /** Milliseconds since the epoch. */
  startTime: number
  endTime: number
  points: number
  /** Whether there was more than `maximumPoints`: the range then ends where reading stopped. */
  truncated: boolean
  /** Requests that found nothing. */
  empty: MeasurementRead[]
}

export type ReadMeasurementsParameters = {
  comparisons: readonly SubExpression[]
  /** Milliseconds since the epoch. */
  startTime: number
  endTime: number
  signal: AbortSignal
  /** Called with the number of measurements read so far. */
  onProgress: (points: number) => void
}

/** The requests for the measurements of an expression: comparisons of the same metrics share one. */
export function planReads(comparisons: readonly SubExpression[]): MeasurementRead[] {
  const reads = new Map<string, MeasurementRead>()
  for (const { metricName: name, dimensions } of comparisons)
    reads.set(keyOf({ name, dimensions }), { name, dimensions })
  return [...reads.values()]
}

/** Equal for expressions that need the same measurements. */
export function readsKey(comparisons: readonly SubExpression[]): string {
  return JSON.stringify(planReads(comparisons).map(keyOf).sort())
}

/** Milliseconds before the range that fill the windows of all comparisons. */
export function warmUp(comparisons: readonly SubExpression[]): number {
  return 1000 * Math.max(...comparisons.map(({ period, periods }) => (periods + 2) * period))
}

/** Reads every measurement of the metrics of an expression, page by page, up to a maximum. */
export async function readMeasurements(
  client: Requester,
  { comparisons, startTime, endTime, signal, onProgress }: ReadMeasurementsParameters,
): Promise<Measurements> {
  const series: ColumnSeries<'value'>[] = []
  const empty: MeasurementRead[] = []
  let points = 0
  let end = endTime
  for (const read of planReads(comparisons)) {
    const before = points
    const { elements, truncated } = await listAll(
      listMeasurementColumns,
      client,
      { ...read, groupBy: '*', startTime: startTime - warmUp(comparisons), endTime },
      {
        signal,
        maximum: Math.max(1, maximumPoints - before),
        onProgress: ({ loaded }) => onProgress(before + loaded),
      },
    )
    points += elements.reduce((sum, { timestamps }) => sum + timestamps.length, 0)
    if (elements.length === 0) empty.push(read)
    series.push(...elements)
    if (truncated) end = Math.min(end, newest(elements))
  }
  const key = readsKey(comparisons)
  return { key, series, startTime, endTime: end, points, truncated: end < endTime, empty }
}

function newest(series: readonly ColumnSeries[]): number {
  return Math.max(...series.map(({ timestamps }) => timestamps.at(-1) ?? 0))
}

function keyOf({ name, dimensions }: MeasurementRead): string {
  return JSON.stringify([name, Object.entries(dimensions).sort(([a], [b]) => (a < b ? -1 : 1))])
}

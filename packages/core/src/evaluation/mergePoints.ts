import type { SubExpression } from '../expression/index.js'
import type { ColumnSeries } from '../series/index.js'

/**
 * The values of several metrics together, as one window of the threshold engine has them. `avg` needs the columns `sum`
 * and `count` if there are several series.
 */
export function mergePoints(
  series: readonly ColumnSeries[],
  name: SubExpression['function'],
): ColumnSeries<'value'> {
  const [first, ...others] = series
  const column = name === 'LAST' ? 'value' : name.toLowerCase()
  const identity = { id: first?.id ?? '', name: first?.name ?? '', dimensions: first?.dimensions ?? {} }
  const toSeries = (timestamps: Float64Array, value: Float64Array): ColumnSeries<'value'> => ({
    ...identity,
    timestamps,
    columns: { value },
    valueMeta: {},
  })
  if (first === undefined) return toSeries(new Float64Array(0), new Float64Array(0))
  if (others.length === 0) {
    return toSeries(first.timestamps, first.columns[column] ?? new Float64Array(first.timestamps.length))
  }
  const merged = new Map<number, number>()
  const counts = new Map<number, number>()
  for (const { timestamps, columns } of series) {
    const values = columns[name === 'AVG' ? 'sum' : column]
    for (const [row, timestamp] of timestamps.entries()) {
      const value = values?.[row] ?? Number.NaN
      if (Number.isNaN(value)) continue
      const known = merged.get(timestamp)
      merged.set(timestamp, known === undefined ? value : join(name, known, value))
      counts.set(timestamp, (counts.get(timestamp) ?? 0) + (columns['count']?.[row] ?? 0))
    }
  }
  const timestamps = Float64Array.from(merged.keys()).sort()
  return toSeries(
    timestamps,
    timestamps.map((timestamp) => {
      const total = merged.get(timestamp) ?? Number.NaN
      return name === 'AVG' ? total / (counts.get(timestamp) ?? 0) : total
    }),
  )
}

function join(name: SubExpression['function'], known: number, value: number): number {
  switch (name) {
    case 'MAX':
      return Math.max(known, value)
    case 'MIN':
      return Math.min(known, value)
    case 'LAST':
      return value
    case 'AVG':
    case 'COUNT':
    case 'SUM':
      return known + value
  }
}

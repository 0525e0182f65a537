import type { ColumnSeries } from './columnSeries.js'

/**
 * Adds several series up, moment by moment: a host's network from that of its devices. A moment that a series has no number
 * for counts as nothing from it; where none has one, the sum is NaN. The result has the name, the id and the columns of the
 * first one, the dimensions given, and no value meta.
 *
 * Averages, sums and counts add up; the sum of minima is no minimum. Series must have their points at the same moments, as
 * those of one agent or of one query of statistics do: moments that differ by a millisecond stay two.
 *
 * @returns `undefined` when there is no series
 * @example
 * ```ts
 * const ofHost = (devices: ColumnSeries<'avg'>[], hostname: string) => sumSeries(devices, { hostname })
 * ```
 */
export function sumSeries<column extends string>(
  series: readonly ColumnSeries<column>[],
  dimensions: Readonly<Record<string, string>> = {},
): ColumnSeries<column> | undefined {
  const [first, ...others] = series
  if (first === undefined) return undefined
  return others.reduce(addTwo, { ...first, dimensions, valueMeta: {} })
}

function addTwo<column extends string>(
  a: ColumnSeries<column>,
  b: ColumnSeries<column>,
): ColumnSeries<column> {
  const longest = a.timestamps.length + b.timestamps.length
  const timestamps = new Float64Array(longest)
  const names = Object.keys(a.columns) as column[]
  const sums = names.map((name) => ({ name, values: new Float64Array(longest) }))
  let length = 0
  for (let i = 0, j = 0; i < a.timestamps.length || j < b.timestamps.length; length++) {
    const left = a.timestamps[i] ?? Number.POSITIVE_INFINITY
    const right = b.timestamps[j] ?? Number.POSITIVE_INFINITY
    const isLeft = left <= right
    const isRight = right <= left
    timestamps[length] = isLeft ? left : right
    for (const { name, values } of sums) {
      const x = isLeft ? a.columns[name][i] : undefined
      const y = isRight ? b.columns[name]?.[j] : undefined
      values[length] = add(x ?? Number.NaN, y ?? Number.NaN)
    }
    if (isLeft) i++
    if (isRight) j++
  }
  return {
    ...a,
    timestamps: timestamps.slice(0, length),
    columns: Object.fromEntries(sums.map(({ name, values }) => [name, values.slice(0, length)])) as Record<
      column,
      Float64Array
    >,
  }
}

function add(x: number, y: number): number {
  if (Number.isNaN(x)) return y
  return Number.isNaN(y) ? x : x + y
}

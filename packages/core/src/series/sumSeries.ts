import type { ColumnSeries } from './columnSeries.js'

/**
 * Adds up several series per timestamp, such as the network traffic of a host's devices. A missing number counts as 0;
 * if all are missing, the sum is NaN. The result has the name, id and columns of the first one, the given dimensions,
 * and no value meta.
 *
 * Averages, sums and counts add up; a sum of minima is not a minimum. The series need equal timestamps, as from one
 * agent or one statistics query: times that differ by a millisecond stay separate.
 *
 * @returns `undefined` without series
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

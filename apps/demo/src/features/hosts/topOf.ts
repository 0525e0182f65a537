import type { Points } from '../../components/chart/points.js'

/** Leading digits of the end of a scale: few enough that the scale does not change with every value. */
const steps = [1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10]

/** Returns a round upper end above all lines; 1 if no value is above 0. */
export function topOf(lines: Iterable<Points | undefined>): number {
  let top = 0
  for (const line of lines) {
    const values = line?.columns.value
    if (values === undefined) continue
    for (let row = 0; row < values.length; row++) top = Math.max(top, values[row] || 0)
  }
  if (top === 0) return 1
  const unit = 10 ** Math.floor(Math.log10(top))
  return (steps.find((step) => step * unit >= top) ?? 10) * unit
}

import type { Points } from './points.js'
import type { ChartLine } from './types.js'

/** What is drawn of a line: its values, or an edge of the band behind it. */
export type PlotColumn = { line: ChartLine; part: 'value' | 'min' | 'max'; points: Points }

/**
 * The columns of a plot in drawing order: each band before its line, and the first line of the legend last, above the
 * others. `min` follows its `max`.
 */
export function plotColumns(lines: readonly ChartLine[], withBands = true): PlotColumn[] {
  return lines.toReversed().flatMap((line): PlotColumn[] => {
    const { points, band } = line
    const edge = (part: 'min' | 'max', value: Float64Array): PlotColumn => ({
      line,
      part,
      points: { ...points, columns: { value } },
    })
    return [
      ...(band && withBands ? [edge('max', band.max), edge('min', band.min)] : []),
      { line, part: 'value', points },
    ]
  })
}

/** The units of lines: that of the first line, which has the left axis, before the others. */
export function unitsOf(lines: readonly ChartLine[]): ChartLine['unit'][] {
  return [...new Set(lines.map(({ unit }) => unit))]
}

/** The name of the scale of a unit: `y` for the left axis, `y1` and so on for those on the right. */
export function scaleKey(units: readonly ChartLine['unit'][], unit: ChartLine['unit']): string {
  const index = units.indexOf(unit)
  return index <= 0 ? 'y' : `y${index}`
}

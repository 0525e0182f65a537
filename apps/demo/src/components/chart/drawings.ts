import { barPaths } from './barPaths.js'
import type { Drawing } from './chartOptions.js'
import { logRange, withoutZeros } from './logValues.js'
import { stackLines, stackPaths } from './stackLines.js'
import type { ChartSettings } from './types.js'

type Draw = NonNullable<ChartSettings['draw']>

const shapes: Partial<Record<Draw, Drawing>> = {
  stacked: { arrange: stackLines, paths: () => stackPaths },
  bars: { paths: barPaths, solid: true },
}

function addLog({ arrange, ...shape }: Drawing): Drawing {
  return {
    ...shape,
    arrange: arrange ? (lines) => withoutZeros(arrange(lines)) : withoutZeros,
    range: logRange,
  }
}

const logShapes = Object.fromEntries(
  (['lines', 'area', 'points', 'stacked', 'bars'] as const).map((draw) => [draw, addLog(shapes[draw] ?? {})]),
) as Record<Draw, Drawing>

/** The drawings that most charts do without: always the same object for the same settings. */
export function drawingOf(draw: Draw, scale: NonNullable<ChartSettings['scale']>): Drawing | undefined {
  return scale === 'log' ? logShapes[draw] : shapes[draw]
}

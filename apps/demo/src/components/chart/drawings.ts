import { barPaths } from './barPaths.js'
import type { Drawing } from './chartOptions.js'
import { stackLines, stackPaths } from './stackLines.js'

/** The drawings that most charts do without: loaded when one is chosen. */
export const drawings = {
  stacked: { arrange: stackLines, paths: () => stackPaths },
  bars: { paths: barPaths, solid: true },
} as const satisfies Record<string, Drawing>

import type { ComparisonChange } from '../model/comparisonEdits.js'
import type { MoveDirection } from '../model/movePart.js'
import type { OutlinePath } from '../model/outline.js'

/** The changes that the builder offers; each edits the text. */
export type BuilderActions = {
  /** Returns whether an expression can contain the change. */
  change: (index: number, change: ComparisonChange) => boolean
  setOperator: (path: OutlinePath, operator: 'and' | 'or') => void
  append: (path: OutlinePath, comparison: string) => void
  /** Replaces the part by a group that contains it and a copy of it. */
  group: (path: OutlinePath, operator: 'and' | 'or') => void
  move: (path: OutlinePath, to: MoveDirection) => void
  /** Dissolves a group into the one around it. */
  ungroup: (path: OutlinePath) => void
  remove: (path: OutlinePath) => void
}

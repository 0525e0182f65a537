import type { ComparisonChange } from '../model/comparisonEdits.js'
import type { OutlinePath } from '../model/outline.js'

/** The changes that the builder offers; each edits the text. */
export type BuilderActions = {
  /** Returns whether an expression can contain the change. */
  change: (index: number, change: ComparisonChange) => boolean
  setOperator: (path: OutlinePath, operator: 'and' | 'or') => void
  append: (path: OutlinePath, comparison: string) => void
  /** Replaces the part by a group that contains it and a copy of it. */
  group: (path: OutlinePath, operator: 'and' | 'or') => void
  remove: (path: OutlinePath) => void
}

import type { TreeRow } from './treeNodes.js'

/** What a key does in the tree. */
export type TreeMove =
  | { kind: 'move'; to: number }
  | { kind: 'open' | 'close' | 'choose' | 'add'; row: number }

/** Rows of a page. */
const page = 10

/**
 * Returns what a key does in a tree whose row `active` has the focus, as the ARIA pattern for trees has it; `undefined`
 * for other keys.
 */
export function treeMove(
  rows: readonly TreeRow[],
  active: number,
  { key, shiftKey }: { key: string; shiftKey: boolean },
): TreeMove | undefined {
  const row = rows[active]
  if (row === undefined) return undefined
  const move = (to: number): TreeMove => ({ kind: 'move', to: Math.max(0, Math.min(rows.length - 1, to)) })
  switch (key) {
    case 'ArrowDown':
      return move(active + 1)
    case 'ArrowUp':
      return move(active - 1)
    case 'PageDown':
      return move(active + page)
    case 'PageUp':
      return move(active - page)
    case 'Home':
      return move(0)
    case 'End':
      return move(rows.length - 1)
    case 'ArrowRight':
      if (row.isOpen === false) return { kind: 'open', row: active }
      return row.isOpen ? move(active + 1) : undefined
    case 'ArrowLeft':
      if (row.isOpen) return { kind: 'close', row: active }
      return row.parent === undefined ? undefined : move(row.parent)
    case 'Enter':
    case ' ':
      if (row.node.metric !== undefined) return { kind: shiftKey ? 'add' : 'choose', row: active }
      return { kind: row.isOpen ? 'close' : 'open', row: active }
    default:
      return undefined
  }
}

/** The next row after `active` whose label begins with the typed text, around the end; `undefined` if there is none. */
export function findTyped(rows: readonly TreeRow[], active: number, typed: string): number | undefined {
  const text = typed.toLowerCase()
  // A longer text may still match the row that its first letters found.
  const first = text.length > 1 ? active : active + 1
  for (let step = 0; step < rows.length; step++) {
    const index = (first + step) % rows.length
    const label = rows[index]?.node.label.toLowerCase() ?? ''
    // Names below a prefix all begin with it: what is typed is the rest.
    if (label.startsWith(text) || label.slice(label.lastIndexOf('.') + 1).startsWith(text)) return index
  }
  return undefined
}

type Cell = { row: number; column: number }

/** Returns the cell that a key moves to, inside a map of this size; `undefined` for other keys. */
export function moveCell(
  key: string,
  { row, column }: Cell,
  rows: number,
  columns: number,
): Cell | undefined {
  const moves: Record<string, Cell> = {
    ArrowUp: { row: row - 1, column },
    ArrowDown: { row: row + 1, column },
    ArrowLeft: { row, column: column - 1 },
    ArrowRight: { row, column: column + 1 },
    PageUp: { row: row - 10, column },
    PageDown: { row: row + 10, column },
    Home: { row, column: 0 },
    End: { row, column: columns - 1 },
  }
  const next = Object.hasOwn(moves, key) ? moves[key] : undefined
  if (next === undefined) return undefined
  const inside = (index: number, count: number) => Math.min(Math.max(index, 0), count - 1)
  return { row: inside(next.row, rows), column: inside(next.column, columns) }
}

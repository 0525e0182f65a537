import type { TableRows } from './types.js'

/** The loaded rows from one index to another, in either order, both included. */
export function rowsBetween<row>(rows: TableRows<row>, from: number, to: number): row[] {
  const found: row[] = []
  for (let index = Math.min(from, to); index <= Math.max(from, to); index++) {
    const row = rows.at(index)
    if (row !== undefined) found.push(row)
  }
  return found
}

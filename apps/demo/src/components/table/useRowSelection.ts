import { useCallback, useMemo, useState } from 'react'
import type { TableSelection } from './types.js'

export type RowSelection<row> = TableSelection<row> & {
  /** The selected rows in the order of the table. Rows that have left the table are not included. */
  selected: readonly row[]
  clear: () => void
}

/** Selection in a table whose rows are all loaded. `getId` must stay the same function. */
export function useRowSelection<row>(rows: readonly row[], getId: (row: row) => string): RowSelection<row> {
  const [ids, setIds] = useState<ReadonlySet<string>>(() => new Set())
  const selected = useMemo(() => rows.filter((row) => ids.has(getId(row))), [rows, ids, getId])
  const onSelect = useCallback(
    (changed: readonly row[], isSelected: boolean) => {
      setIds((before) => {
        const after = new Set(before)
        for (const row of changed) {
          if (isSelected) after.add(getId(row))
          else after.delete(getId(row))
        }
        return after
      })
    },
    [getId],
  )
  const extent = selected.length === 0 ? 'none' : selected.length === rows.length ? 'all' : 'some'
  return {
    selected,
    isSelected: (id) => ids.has(id),
    extent,
    onSelect,
    onSelectAll: (isSelected) => setIds(new Set(isSelected ? rows.map(getId) : [])),
    clear: () => setIds(new Set()),
  }
}

import type { ReactNode } from 'react'

/** The rows of a table. Arrays match; a list that loads page by page returns `undefined` for rows it does not have yet. */
export type TableRows<row> = {
  readonly length: number
  at: (index: number) => row | undefined
}

export type SortDirection = 'asc' | 'desc'

/** A column to sort by. In a list of them the first one matters most. */
export type TableSort = { id: string; direction: SortDirection }

/**
 * How a cell of a stacked row (on a phone) is placed: on its own line, beside others, at the end of a line, in the upper
 * corner of the row, or not shown.
 */
export type PhonePlace = 'line' | 'inline' | 'end' | 'corner' | 'hidden'

/** A column. Keep the list of columns the same object between renders, so that rows render only when they change. */
export type TableColumn<row> = {
  id: string
  header: string
  /** The cells of this column name their rows for screen readers. */
  isRowHeader?: boolean | undefined
  /** CSS width, such as `120px` or `30%`. Columns without one share the rest of the table equally. */
  width?: string | undefined
  align?: 'end' | undefined
  /** Direction of the first click on the head. Without it the column cannot be sorted. */
  sort?: SortDirection | undefined
  /** @default 'line' */
  phone?: PhonePlace | undefined
  cell: (row: row) => ReactNode
}

/** Selected rows. `useRowSelection` creates one for rows that are all loaded. */
export type TableSelection<row> = {
  isSelected: (id: string) => boolean
  /** State of the checkbox in the head. */
  extent: 'none' | 'some' | 'all'
  /** Rows that a click, Shift and click, or a key selects or deselects. */
  onSelect: (rows: readonly row[], selected: boolean) => void
  onSelectAll: (selected: boolean) => void
}

/** Moves in a table for keys of the whole page. */
export type TableHandle = {
  /** Moves the focus by a number of rows; from outside the table to the first visible row. */
  move: (by: number) => void
  /** Selects or deselects the row with the focus. */
  toggle: () => void
}

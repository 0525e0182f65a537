import { memo, type Ref } from 'react'
import classes from './Table.module.css'
import type { TableColumn } from './types.js'

export type TableRowProps<row> = {
  row: row | undefined
  index: number
  columns: readonly TableColumn<row>[]
  /** Label of the checkbox; `undefined` without selection. */
  label: string | undefined
  selected: boolean
  current: boolean
  active: boolean
  measure: Ref<HTMLTableRowElement> | undefined
  onToggle: (index: number, range: boolean) => void
}

function PlainRow<row>(props: TableRowProps<row>) {
  const { row, index, columns, label, selected, current, active, measure, onToggle } = props
  return (
    <tr
      ref={measure}
      data-index={index}
      data-selected={selected || undefined}
      data-current={current || undefined}
      data-active={active || undefined}
      aria-current={current || undefined}
      aria-rowindex={index + 2}
      tabIndex={-1}
    >
      {label !== undefined && (
        <td className={classes['check']}>
          {row !== undefined && (
            // The browser's own: a table has hundreds of them.
            <input
              type="checkbox"
              aria-label={`Select ${label}`}
              checked={selected}
              onChange={(event) => {
                const { nativeEvent } = event
                onToggle(index, nativeEvent instanceof MouseEvent && nativeEvent.shiftKey)
              }}
            />
          )}
        </td>
      )}
      {columns.map(({ id, isRowHeader, align, phone = 'line', cell }) => {
        // A row that is not loaded has no header: it would be empty.
        const isHeader = isRowHeader === true && row !== undefined
        const Cell = isHeader ? 'th' : 'td'
        return (
          <Cell key={id} scope={isHeader ? 'row' : undefined} data-align={align} data-phone={phone}>
            {row === undefined ? <span className={classes['bone']} /> : cell(row)}
          </Cell>
        )
      })}
    </tr>
  )
}

/** A row, which renders only if something of it changes. */
export const TableRow = memo(PlainRow) as typeof PlainRow

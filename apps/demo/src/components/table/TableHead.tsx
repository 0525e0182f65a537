import { IconArrowDown, IconArrowsSort, IconArrowUp } from '@tabler/icons-react'
import classes from './Table.module.css'
import { toggleSort } from './toggleSort.js'
import type { TableColumn, TableSelection, TableSort } from './types.js'

export type TableHeadProps<row> = {
  columns: readonly TableColumn<row>[]
  sort: readonly TableSort[]
  onSort: ((sort: TableSort[]) => void) | undefined
  selection: TableSelection<row> | undefined
  /** Before the first row has loaded there is nothing to select. */
  hasRows: boolean
}

/** The head: names of columns, buttons to sort by, and a checkbox for all rows. */
export function TableHead<row>({ columns, sort, onSort, selection, hasRows }: TableHeadProps<row>) {
  return (
    <thead>
      <tr aria-rowindex={1}>
        {selection && (
          <th scope="col" className={classes['check']}>
            <input
              ref={(element) => {
                if (element) element.indeterminate = selection.extent === 'some'
              }}
              type="checkbox"
              aria-label="Select all rows"
              disabled={!hasRows}
              checked={selection.extent === 'all'}
              onChange={() => selection.onSelectAll(selection.extent === 'none')}
            />
          </th>
        )}
        {columns.map(({ id, header, sort: first, align }) => {
          const position = sort.findIndex((one) => one.id === id)
          const direction = sort[position]?.direction
          if (first === undefined || onSort === undefined) {
            return (
              <th key={id} scope="col" data-align={align} className={classes['plain']}>
                {header}
              </th>
            )
          }
          // Screen readers expect one sorted column: the one that matters most.
          const state = position !== 0 ? 'none' : direction === 'asc' ? 'ascending' : 'descending'
          return (
            <th key={id} scope="col" data-align={align} aria-sort={state}>
              <button
                type="button"
                title="Click to sort. Shift and click to sort by several columns."
                onClick={(event) => onSort(toggleSort(sort, id, first, event.shiftKey))}
              >
                {header}
                <SortSign direction={direction} />
                {sort.length > 1 && position >= 0 && (
                  <span className={classes['position']}>{position + 1}</span>
                )}
              </button>
            </th>
          )
        })}
      </tr>
    </thead>
  )
}

function SortSign({ direction }: { direction: TableSort['direction'] | undefined }) {
  const Icon = direction === undefined ? IconArrowsSort : direction === 'asc' ? IconArrowUp : IconArrowDown
  return <Icon size={13} aria-hidden="true" opacity={direction === undefined ? 0.45 : 1} />
}

import { useMediaQuery } from '@mantine/hooks'
import { type ReactNode, useMemo, useState } from 'react'
import { formatValue } from '../../format/formatValue.js'
import { Table } from '../table/Table.js'
import type { TableColumn, TableSelection } from '../table/types.js'
import { isolateLine, showLines } from './hiddenLines.js'
import classes from './LegendTable.module.css'
import { type LegendRow, legendRows, sortLegend } from './legendStatistics.js'
import { Swatch } from './Swatch.js'
import type { ChartLine, ChartSettings, LegendColumn } from './types.js'

type Sort = NonNullable<ChartSettings['sort']>

export type LegendTableProps = {
  /** The chart’s title. */
  title: string
  lines: readonly ChartLine[]
  start: number
  end: number
  /** Ids of hidden lines. */
  hidden: ReadonlySet<string>
  onHidden: (hidden: ReadonlySet<string>) => void
  sort: Sort | undefined
  /** Rows that are visible without scrolling. */
  mostRows: number
  /** Shown instead on a phone, where six columns have no room. */
  narrow: ReactNode
  /** @default the table keeps the order itself */
  onSort?: ((sort: Sort) => void) | undefined
}

/** Pixels: a row, and the head. */
const [rowHeight, headHeight] = [30, 36]

const numbers = [
  { id: 'last', header: 'Last' },
  { id: 'min', header: 'Min' },
  { id: 'max', header: 'Max' },
  { id: 'avg', header: 'Avg' },
  { id: 'sum', header: 'Sum' },
] as const satisfies { id: LegendColumn; header: string }[]

const getId = ({ line }: LegendRow) => line.id
const getLabel = ({ line }: LegendRow) => line.label

/** The lines of a chart with their statistics: a click on a name shows it alone, checkboxes hide and show lines. */
export function LegendTable(props: LegendTableProps) {
  const { title, lines, start, end, hidden, onHidden, onSort, mostRows } = props
  const isPhone = useMediaQuery('(max-width: 47.99em)', undefined, { getInitialValueInEffect: false })
  const [ownSort, setOwnSort] = useState<Sort>()
  const sort = props.sort ?? ownSort
  const ids = useMemo(() => lines.map(({ id }) => id), [lines])
  const rows = useMemo(() => legendRows(lines, start, end), [lines, start, end])
  const sorted = useMemo(() => sortLegend(rows, sort), [rows, sort])
  const columns = useMemo(
    (): TableColumn<LegendRow>[] => [
      {
        id: 'label',
        header: 'Name',
        isRowHeader: true,
        sort: 'asc',
        cell: ({ line: { id, label, color, dashed } }) => (
          <button
            type="button"
            className={classes['name']}
            title="Click to show only this line. Shift and click to hide it."
            onClick={({ shiftKey }) =>
              onHidden(shiftKey ? showLines(hidden, [id], hidden.has(id)) : isolateLine(hidden, ids, id))
            }
          >
            <Swatch color={color} dashed={dashed} />
            {label}
          </button>
        ),
      },
      ...numbers.map(
        ({ id, header }): TableColumn<LegendRow> => ({
          id,
          header,
          width: '82px',
          align: 'end',
          sort: 'desc',
          cell: (row) => {
            const value = row[id]
            return value === undefined ? '–' : formatValue(value, row.line.unit)
          },
        }),
      ),
    ],
    [hidden, onHidden, ids],
  )
  if (isPhone) return props.narrow

  const visible = ids.filter((id) => !hidden.has(id)).length
  const selection: TableSelection<LegendRow> = {
    isSelected: (id) => !hidden.has(id),
    extent: visible === 0 ? 'none' : visible === ids.length ? 'all' : 'some',
    onSelect: (chosen, isShown) => onHidden(showLines(hidden, chosen.map(getId), isShown)),
    onSelectAll: (isShown) => onHidden(showLines(hidden, ids, isShown)),
  }
  return (
    <div className={classes['legend']}>
      <Table
        label={`Lines of ${title}`}
        columns={columns}
        rows={sorted}
        getId={getId}
        getLabel={getLabel}
        selection={selection}
        density="compact"
        height={Math.min(sorted.length, mostRows) * rowHeight + headHeight}
        sort={sort ? [{ id: sort.by, direction: sort.desc ? 'desc' : 'asc' }] : []}
        onSort={([first]) => {
          if (first === undefined) return
          const next: Sort = { by: first.id as LegendColumn, desc: first.direction === 'desc' }
          setOwnSort(next)
          onSort?.(next)
        }}
      />
    </div>
  )
}

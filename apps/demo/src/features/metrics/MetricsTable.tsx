import { type Metric, metricKey } from '@monasca/core'
import { IconArrowDown, IconArrowsSort, IconArrowUp } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import {
  createColumnHelper,
  flexRender,
  getCoreRowModel,
  getSortedRowModel,
  type SortDirection,
  type SortingState,
  useReactTable,
} from '@tanstack/react-table'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useRef, useState } from 'react'
import { Dimensions } from '../../components/Dimensions.js'
import classes from './MetricsTable.module.css'
import { type MetricIdentity, toMetricParts } from './metricsSearch.js'

export type MetricsTableProps = {
  metrics: readonly Metric[]
  selected: MetricIdentity | undefined
}

/** Estimated height of a row in pixels, until it is measured. */
const estimatedRow = 34

const column = createColumnHelper<Metric>()
const columns = [
  column.accessor('name', {
    header: 'Name',
    cell: ({ row: { original } }) => (
      <Link
        from="/metrics"
        to="/metrics"
        search={(old) => ({ ...old, metric: toMetricParts(original) })}
        replace
        resetScroll={false}
        className={classes['name'] ?? ''}
      >
        {original.name}
      </Link>
    ),
  }),
  column.accessor(({ dimensions }) => metricKey({ name: '', dimensions }), {
    id: 'dimensions',
    header: 'Dimensions',
    cell: ({ row: { original } }) => <Dimensions dimensions={original.dimensions} />,
  }),
]

/** A virtual table: only visible rows are in the document. */
export function MetricsTable({ metrics, selected }: MetricsTableProps) {
  const scroller = useRef<HTMLDivElement>(null)
  const [sorting, setSorting] = useState<SortingState>([{ id: 'name', desc: false }])
  const table = useReactTable({
    data: metrics as Metric[],
    columns,
    state: { sorting },
    onSortingChange: setSorting,
    enableSortingRemoval: false,
    getCoreRowModel: getCoreRowModel(),
    getSortedRowModel: getSortedRowModel(),
    getRowId: metricKey,
  })
  const { rows } = table.getRowModel()
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => estimatedRow,
    getItemKey: (index) => rows[index]?.id ?? index,
    overscan: 12,
  })
  const items = virtualizer.getVirtualItems()
  const before = items[0]?.start ?? 0
  const after = virtualizer.getTotalSize() - (items.at(-1)?.end ?? 0)
  const selectedKey = selected && metricKey(selected)

  return (
    <div ref={scroller} className={classes['scroller']}>
      <table className={classes['table']} aria-rowcount={rows.length + 1}>
        <thead>
          {table.getHeaderGroups().map((group) => (
            <tr key={group.id} aria-rowindex={1}>
              {group.headers.map((header) => (
                <th key={header.id} scope="col" aria-sort={ariaSort(header.column.getIsSorted())}>
                  <button type="button" onClick={header.column.getToggleSortingHandler()}>
                    {flexRender(header.column.columnDef.header, header.getContext())}
                    <SortSign direction={header.column.getIsSorted()} />
                  </button>
                </th>
              ))}
            </tr>
          ))}
        </thead>
        <tbody>
          {before > 0 && <SpaceRow height={before} />}
          {items.map((item) => {
            const row = rows[item.index]
            if (!row) return null
            const current = row.id === selectedKey
            return (
              <tr
                key={row.id}
                ref={virtualizer.measureElement}
                data-index={item.index}
                data-selected={current || undefined}
                aria-current={current || undefined}
                aria-rowindex={item.index + 2}
              >
                {row.getVisibleCells().map((cell) => (
                  <td key={cell.id}>{flexRender(cell.column.columnDef.cell, cell.getContext())}</td>
                ))}
              </tr>
            )
          })}
          {after > 0 && <SpaceRow height={after} />}
        </tbody>
      </table>
    </div>
  )
}

function ariaSort(direction: false | SortDirection): 'ascending' | 'descending' | 'none' {
  if (direction === false) return 'none'
  return direction === 'asc' ? 'ascending' : 'descending'
}

function SortSign({ direction }: { direction: false | SortDirection }) {
  const Icon = direction === false ? IconArrowsSort : direction === 'asc' ? IconArrowUp : IconArrowDown
  return <Icon size={13} aria-hidden="true" opacity={direction === false ? 0.45 : 1} />
}

/** Takes the space of rows that are not visible. */
function SpaceRow({ height }: { height: number }) {
  return <tr style={{ height }} />
}

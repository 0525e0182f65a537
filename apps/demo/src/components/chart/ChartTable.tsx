import { type CSSProperties, useMemo } from 'react'
import { formatClock, formatDateTime } from '../../format/formatTime.js'
import { formatValue } from '../../format/formatValue.js'
import { Button } from '../base/Button.js'
import { Dialog } from '../Dialog.js'
import { Table } from '../table/Table.js'
import type { TableColumn } from '../table/types.js'
import classes from './ChartTable.module.css'
import { joinTimes, valueExactlyAt } from './tableRows.js'
import type { ChartLine } from './types.js'

export type ChartTableProps = {
  title: string
  lines: readonly ChartLine[]
  start: number
  end: number
  onClose: () => void
}

/** Columns: more are hard to read, and are in the CSV file. */
const limit = 30
/** Pixels. */
const widths = { time: 190, value: 150 }

const getId = String

/** The values of a chart as a table, newest first: the same as the lines, for those who do not see them. */
export function ChartTable({ title, lines, start, end, onClose }: ChartTableProps) {
  const times = useMemo(() => [...joinTimes(lines, start, end)].reverse(), [lines, start, end])
  const shown = useMemo(() => lines.slice(0, limit), [lines])
  const columns = useMemo(
    (): TableColumn<number>[] => [
      {
        id: 'time',
        header: 'Time',
        isRowHeader: true,
        width: `${widths.time}px`,
        cell: (time) => (end - start > 86_400_000 ? formatDateTime(time) : formatClock(time)),
      },
      ...shown.map(
        ({ id, label, unit, points }): TableColumn<number> => ({
          id,
          header: label,
          align: 'end',
          cell: (time) => {
            const value = valueExactlyAt(points, time)
            return value === undefined ? '–' : formatValue(value, unit)
          },
        }),
      ),
    ],
    [shown, start, end],
  )
  return (
    <Dialog title={title} wide onClose={onClose}>
      <div
        className={classes['table']}
        style={{ '--table-width': `${widths.time + widths.value * shown.length}px` } as CSSProperties}
      >
        <Table
          label={`Values of ${title}`}
          columns={columns}
          rows={times}
          getId={getId}
          density="compact"
          height="min(60dvh, 480px)"
        />
      </div>
      {lines.length > limit && (
        <p className={classes['rest']}>
          The first {limit} of {lines.length} lines. Download the CSV file for all of them.
        </p>
      )}
      <div className={classes['actions']}>
        <Button variant="default" onClick={onClose}>
          Close
        </Button>
      </div>
    </Dialog>
  )
}

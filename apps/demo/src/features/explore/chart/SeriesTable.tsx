import type { ChartLine } from '../../../components/chart/types.js'
import { Dimensions } from '../../../components/Dimensions.js'
import { Section } from '../../../components/Section.js'
import { Table } from '../../../components/table/Table.js'
import type { TableColumn } from '../../../components/table/types.js'
import { formatCount } from '../../../format/formatCount.js'
import { formatDateTime } from '../../../format/formatTime.js'
import { formatValue } from '../../../format/formatValue.js'

const columns: TableColumn<ChartLine>[] = [
  { id: 'metric', header: 'Metric', width: '24%', isRowHeader: true, cell: ({ points }) => points.name },
  {
    id: 'dimensions',
    header: 'Dimensions',
    cell: ({ points }) => <Dimensions dimensions={points.dimensions} />,
  },
  {
    id: 'points',
    header: 'Points',
    width: '80px',
    align: 'end',
    phone: 'inline',
    cell: ({ points }) => formatCount(points.timestamps.length),
  },
  {
    id: 'value',
    header: 'Last value',
    width: '110px',
    align: 'end',
    phone: 'inline',
    cell: ({ points, unit }) => {
      const value = points.columns.value.at(-1)
      return value === undefined || Number.isNaN(value) ? '–' : formatValue(value, unit)
    },
  },
  {
    id: 'time',
    header: 'Last measured',
    width: '160px',
    align: 'end',
    phone: 'inline',
    cell: ({ points }) => {
      const time = points.timestamps.at(-1)
      return time === undefined ? '–' : formatDateTime(time)
    },
  },
]

const getId = ({ id }: ChartLine) => id

/** What was found: the series behind the lines, with all their dimensions. */
export function SeriesTable({ lines }: { lines: readonly ChartLine[] }) {
  if (lines.length === 0) return null
  return (
    <Section title={`Series (${formatCount(lines.length)})`}>
      <Table label="Series" columns={columns} rows={lines} getId={getId} rowHeight="auto" height="320px" />
    </Section>
  )
}

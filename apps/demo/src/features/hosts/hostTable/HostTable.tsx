import { Paper } from '@mantine/core'
import { Link, useNavigate } from '@tanstack/react-router'
import { useMemo } from 'react'
import { rowLink } from '../../../components/table/rowLink.js'
import { Table } from '../../../components/table/Table.js'
import type { TableColumn } from '../../../components/table/types.js'
import { formatDuration } from '../../../format/formatDuration.js'
import { formatValue } from '../../../format/formatValue.js'
import type { ValueAlarms } from '../../alarms/dimensionAlarms.js'
import { HostAlarms } from '../HostAlarms.js'
import type { HostMetricChoice } from '../hostMetrics.js'
import type { HostsViewProps } from '../hostsView.js'
import { valueNow } from '../sortHosts.js'
import classes from './HostTable.module.css'
import { type HostSummary, summaryOf } from './hostSummary.js'

type Row = {
  name: string
  alarms: ValueAlarms | undefined
  /** `undefined` without a recent value. */
  now: number | undefined
  summary: HostSummary | undefined
  /** Milliseconds since the last value; `undefined` if it is recent, or there is none. */
  silence: number | undefined
}

const getId = ({ name }: Row): string => name

/** The hosts in numbers: the alternative to charts and colours. */
export function HostTable({ hosts, metric, data, alarms, rangeWords }: HostsViewProps) {
  const navigate = useNavigate()
  const rows = useMemo(
    () =>
      hosts.map(({ name }): Row => {
        const points = data.byHost.get(name)
        const newest = points?.timestamps.at(-1)
        const now = valueNow(name, data)
        return {
          name,
          alarms: alarms?.get(name),
          now,
          summary: summaryOf(points),
          silence: now === undefined && newest !== undefined ? data.end - newest : undefined,
        }
      }),
    [hosts, data, alarms],
  )
  const columns = useMemo(() => tableColumns(metric, rangeWords), [metric, rangeWords])
  return (
    <Paper withBorder>
      <Table
        label={`${metric.label} of hosts`}
        columns={columns}
        rows={rows}
        getId={getId}
        onOpen={({ name }) => void navigate({ to: '/', search: { host: name }, hash: 'host' })}
      />
    </Paper>
  )
}

function tableColumns({ label, unit }: HostMetricChoice, rangeWords: string): TableColumn<Row>[] {
  const numberColumn = (id: keyof HostSummary, header: string): TableColumn<Row> => ({
    id,
    header,
    width: '124px',
    align: 'end',
    phone: 'inline',
    cell: ({ summary }) => (
      <span>
        <span className={classes['unit']}>{header} </span>
        {summary === undefined ? '–' : formatValue(summary[id], unit)}
      </span>
    ),
  })
  return [
    {
      id: 'name',
      header: `Host (values in ${rangeWords})`,
      isRowHeader: true,
      cell: ({ name }) => (
        <Link to="/" search={{ host: name }} hash="host" className={rowLink} title={name}>
          {name}
        </Link>
      ),
    },
    {
      id: 'alarms',
      header: 'Alarms',
      width: '190px',
      phone: 'line',
      cell: ({ name, alarms }) =>
        alarms && (
          <span className={classes['alarms']}>
            <HostAlarms host={name} alarms={alarms} />
          </span>
        ),
    },
    {
      id: 'now',
      header: `${label} now`,
      width: '160px',
      align: 'end',
      phone: 'inline',
      cell: ({ now, silence }) => (
        <span className={classes['now']} data-silent={silence !== undefined || undefined}>
          {silence === undefined
            ? now === undefined
              ? '–'
              : formatValue(now, unit)
            : `no data for ${formatDuration(silence)}`}
        </span>
      ),
    },
    numberColumn('min', 'Minimum'),
    numberColumn('avg', 'Average'),
    numberColumn('max', 'Maximum'),
  ]
}

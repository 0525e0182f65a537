import { Paper, Text, Title } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { Table } from '../../components/table/Table.js'
import type { TableSort } from '../../components/table/types.js'
import { formatCount } from '../../format/formatCount.js'
import type { Host } from '../../hosts/hosts.js'
import { type HostMetric, useHostSeries } from '../../series/useHostSeries.js'
import { useFrameRange } from '../../timeRange/FrameRangeContext.js'
import classes from './HostsTable.module.css'
import { hostColumns } from './hostColumns.js'
import { type HostRow, sortHostRows } from './sortHostRows.js'
import { averagedOver, useHostValues } from './useHostValues.js'

export type HostsTableProps = {
  hosts: readonly Host[]
  selected: string | undefined
  /** Number of requests for all charts of the page, those of the table included. */
  reads: number
}

/** Points of a small line. */
const sparkPoints = 60

const cpuMetric: HostMetric = { name: 'cpu.percent', statistic: 'avg' }
const usableMetric: HostMetric = { name: 'mem.usable_perc', statistic: 'avg' }
const loadMetric: HostMetric = { name: 'load.avg_1_min', statistic: 'avg' }

const getId = ({ host }: HostRow): string => host.name

/** A table of all hosts, with links to their charts. */
export function HostsTable({ hosts, selected, reads }: HostsTableProps) {
  const navigate = useNavigate({ from: '/' })
  const range = useFrameRange()
  // The newest values do not depend on the range.
  const newest = { live: range.refresh !== 'off', refresh: range.every(averagedOver, reads) }
  const cpu = useHostValues(cpuMetric, newest)
  const usable = useHostValues(usableMetric, newest)
  const load = useHostValues(loadMetric, newest)
  const period = Math.max(1, Math.round(range.series.window / sparkPoints))
  const { data: history } = useHostSeries({
    metric: cpuMetric,
    ...range.series,
    period,
    refresh: range.every(period, reads),
    live: range.polls,
  })
  const [sort, setSort] = useState<TableSort[]>([])
  const rows = useMemo(() => {
    const all = hosts.map((host): HostRow => {
      const usableMemory = usable?.get(host.name)
      return {
        host,
        isSilent: cpu !== undefined && !cpu.has(host.name),
        cpu: cpu?.get(host.name),
        memory: usableMemory === undefined ? undefined : 100 - usableMemory,
        load: load?.get(host.name),
      }
    })
    return sortHostRows(all, sort)
  }, [hosts, cpu, usable, load, sort])
  const columns = useMemo(() => hostColumns(history, range.words), [history, range.words])

  return (
    <Paper withBorder component="section" aria-labelledby="hosts">
      <div className={classes['heading']}>
        <Title order={2} id="hosts">
          Hosts
        </Title>
        <Text size="xs" c="dimmed">
          {formatCount(hosts.length)}
        </Text>
      </div>
      <Table
        label="Hosts"
        columns={columns}
        rows={rows}
        getId={getId}
        sort={sort}
        onSort={setSort}
        onOpen={({ host }) => void navigate({ search: (old) => ({ ...old, host: host.name }) })}
        currentId={selected}
      />
    </Paper>
  )
}

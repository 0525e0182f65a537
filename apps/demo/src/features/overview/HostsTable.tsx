import { Paper, Table, Text, Title } from '@mantine/core'
import { useTimeRange } from '@monasca/react'
import { Link } from '@tanstack/react-router'
import { Sparkline } from '../../components/Sparkline.js'
import { formatValue } from '../../format/formatValue.js'
import type { Range } from '../../timeRange/ranges.js'
import classes from './HostsTable.module.css'
import type { Host } from './hosts.js'
import { useHostPoints, useHostValues } from './useHostsNow.js'

export type HostsTableProps = {
  hosts: readonly Host[]
  selected: string | undefined
  range: Range
  /** Milliseconds since the epoch. */
  endTime: number
  /** Whether newer values are read. */
  live: boolean
}

/** As many as are looked over at a glance; the picker finds the others. */
const limit = 40
/** Seconds between readings of what hosts do now. */
const refresh = 10
/** Points of a small line. */
const sparkPoints = 60

/** All hosts at a glance; each leads to its charts. */
export function HostsTable({ hosts, selected, range, endTime, live }: HostsTableProps) {
  // What hosts do now has a clock of its own: long ranges move on rarely.
  const now = useTimeRange({
    duration: refresh,
    period: refresh,
    refreshInterval: live ? 1000 : false,
  }).endTime
  const cpu = useHostValues('cpu.percent', now)
  const usable = useHostValues('mem.usable_perc', now)
  const load = useHostValues('load.avg_1_min', now)
  const step = range.length / 1000 / sparkPoints
  // Moves by whole steps, so that a line is read once for each of its points.
  const sparkEnd = Math.ceil(endTime / (step * 1000)) * step * 1000
  const history = useHostPoints({
    name: 'cpu.percent',
    startTime: sparkEnd - range.length,
    endTime: sparkEnd,
    period: step,
  })
  const shown = hosts.slice(0, limit)

  return (
    <Paper withBorder component="section" aria-labelledby="hosts">
      <div className={classes['heading']}>
        <Title order={2} id="hosts">
          Hosts
        </Title>
        <Text size="xs" c="dimmed">
          {hosts.length > limit ? `${limit} of ${hosts.length}` : hosts.length}
        </Text>
      </div>
      <Table className={classes['table'] ?? ''} verticalSpacing={5} horizontalSpacing={14}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col" className={classes['name'] ?? ''}>
              Host
            </Table.Th>
            <Table.Th scope="col" className={classes['spark'] ?? ''}>
              CPU in {range.words}
            </Table.Th>
            <Table.Th scope="col" className={classes['number'] ?? ''}>
              CPU
            </Table.Th>
            <Table.Th scope="col" className={classes['number'] ?? ''}>
              Memory
            </Table.Th>
            <Table.Th scope="col" className={classes['number'] ?? ''}>
              Load
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {shown.map(({ name, simulated }) => {
            const percent = cpu?.get(name)
            const free = usable?.get(name)
            const average = load?.get(name)
            const silent = cpu !== undefined && percent === undefined
            return (
              <Table.Tr key={name} data-selected={name === selected || undefined}>
                <Table.Td>
                  <Link
                    from="/"
                    to="/"
                    search={(old) => ({ ...old, host: name })}
                    className={classes['host'] ?? ''}
                    aria-current={name === selected || undefined}
                  >
                    {name}
                  </Link>
                  {simulated && <span className={classes['note']}>simulated</span>}
                  {silent && <span className={classes['silent']}>silent</span>}
                </Table.Td>
                <Table.Td className={classes['spark'] ?? ''}>
                  <Sparkline
                    points={history?.get(name) ?? []}
                    start={sparkEnd - range.length}
                    end={sparkEnd}
                    top={100}
                    gap={Math.max(step * 2500, 150_000)}
                  />
                </Table.Td>
                <Table.Td className={classes['number'] ?? ''} data-high={(percent ?? 0) >= 85 || undefined}>
                  {percent === undefined ? '–' : formatValue(percent, 'percent')}
                </Table.Td>
                <Table.Td className={classes['number'] ?? ''} data-high={(free ?? 100) <= 10 || undefined}>
                  {free === undefined ? '–' : formatValue(100 - free, 'percent')}
                </Table.Td>
                <Table.Td className={classes['number'] ?? ''}>
                  {average === undefined ? '–' : formatValue(average, 'number')}
                </Table.Td>
              </Table.Tr>
            )
          })}
        </Table.Tbody>
      </Table>
    </Paper>
  )
}

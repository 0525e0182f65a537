import { Paper, Table, Text, Title } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { Sparkline } from '../../components/Sparkline.js'
import { formatValue } from '../../format/formatValue.js'
import type { Host } from '../../hosts/hosts.js'
import { type HostMetric, useHostSeries } from '../../series/useHostSeries.js'
import { useFrameRange } from '../../timeRange/FrameRangeContext.js'
import classes from './HostsTable.module.css'
import { useHostValues } from './useHostValues.js'

export type HostsTableProps = {
  hosts: readonly Host[]
  selected: string | undefined
}

/** Largest number of rows; the picker finds other hosts. */
const limit = 40
/** Points of a small line. */
const sparkPoints = 60

const cpuMetric: HostMetric = { name: 'cpu.percent', statistic: 'avg' }
const usableMetric: HostMetric = { name: 'mem.usable_perc', statistic: 'avg' }
const loadMetric: HostMetric = { name: 'load.avg_1_min', statistic: 'avg' }

/** A table of all hosts, with links to their charts. */
export function HostsTable({ hosts, selected }: HostsTableProps) {
  const range = useFrameRange()
  // The newest values do not depend on the range.
  const live = range.refresh !== 'off'
  const cpu = useHostValues(cpuMetric, live)
  const usable = useHostValues(usableMetric, live)
  const load = useHostValues(loadMetric, live)
  const period = Math.max(1, Math.round(range.series.window / sparkPoints))
  const { data: history } = useHostSeries({
    metric: cpuMetric,
    ...range.series,
    period,
    refresh: range.every(period),
    live: range.polls,
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
                  {silent && <span className={classes['silent']}>no data</span>}
                </Table.Td>
                <Table.Td className={classes['spark'] ?? ''}>
                  {history && (
                    <Sparkline
                      points={history.byHost.get(name)}
                      start={history.start}
                      end={history.end}
                      top={100}
                      gap={Math.max(history.step * 2.5, 150_000)}
                    />
                  )}
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

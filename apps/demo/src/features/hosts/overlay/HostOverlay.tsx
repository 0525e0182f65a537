import { Text } from '@mantine/core'
import { useMemo } from 'react'
import { Chart } from '../../../components/chart/Chart.js'
import type { ChartLine } from '../../../components/chart/types.js'
import { formatCount } from '../../../format/formatCount.js'
import type { HostSeries } from '../../../series/useHostSeries.js'
import type { HostsViewProps } from '../hostsView.js'

/** Most lines that a reader can follow. */
const limit = 50
/** Colours of the palette. */
const colors = 8

/** One chart with a line for each host. */
export function HostOverlay({ hosts, metric, data, rangeWords, error, onRetry }: HostsViewProps) {
  const drawn = useMemo(() => hosts.slice(0, limit), [hosts])
  const lines = useLines(drawn, data, metric)
  return (
    <>
      {hosts.length > limit && (
        <Text size="sm" c="dimmed" role="status">
          The first {limit} of {formatCount(hosts.length)} hosts. Filter by name for others.
        </Text>
      )}
      <Chart
        title={`${metric.label} of ${drawn.length === 1 ? 'one host' : `${drawn.length} hosts`}`}
        lines={lines}
        start={data.start}
        end={data.end}
        minimumStep={data.step}
        settings={settings}
        syncKey="hosts"
        height={420}
        error={error}
        onRetry={onRetry}
        emptyText={`No data in ${rangeWords}.`}
      />
    </>
  )
}

const settings = { draw: 'lines', legend: 'table' } as const

function useLines(
  hosts: HostsViewProps['hosts'],
  { byHost }: HostSeries,
  { unit }: HostsViewProps['metric'],
): ChartLine[] {
  // A host keeps its colour when the order changes.
  const names = useMemo(() => hosts.map(({ name }) => name).toSorted(), [hosts])
  return useMemo(
    () =>
      names.flatMap((name, index) => {
        const points = byHost.get(name)
        return points === undefined
          ? []
          : [{ id: name, label: name, color: (index % colors) + 1, unit, points }]
      }),
    [names, byHost, unit],
  )
}

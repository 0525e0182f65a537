import { Paper, Text } from '@mantine/core'
import { useMemo } from 'react'
import { Chart } from '../../../components/chart/Chart.js'
import type { ChartSettings } from '../../../components/chart/types.js'
import { formatCount } from '../../../format/formatCount.js'
import type { MetricQuery } from '../../../queries/metricQuery.js'
import type { QueryLines } from '../../../queries/useQueryLines.js'
import { useFrameRange } from '../../../timeRange/FrameRangeContext.js'
import { SettingsBar } from './SettingsBar.js'
import { useAlarmMarks } from './useAlarmMarks.js'

export type ExploreChartProps = {
  read: QueryLines
  queries: readonly MetricQuery[]
  settings: ChartSettings | undefined
  onSettings: (settings: ChartSettings | undefined) => void
  /** Id of the alarm that is shown. */
  alarm: string | undefined
  onAlarm: (id: string | undefined) => void
}

const noSettings: ChartSettings = {}

/** The chart of all queries, and how it is drawn. */
export function ExploreChart(props: ExploreChartProps) {
  const { read, queries, settings = noSettings, onSettings, alarm, onAlarm } = props
  const { lines, start, end, minimumStep, error, retry } = read
  const range = useFrameRange()
  const { alarms, marks } = useAlarmMarks(queries[0], alarm, start, end)
  // A table has room for many lines, and can be sorted.
  const drawn = useMemo(
    (): ChartSettings => ({ ...settings, legend: settings.legend ?? 'table' }),
    [settings],
  )
  const title = [...new Set(queries.filter(({ hidden }) => !hidden).map(({ metric }) => metric))].join(', ')
  const change = (next: ChartSettings) => {
    const members = Object.entries(next).filter(([, value]) => value !== undefined)
    onSettings(members.length === 0 ? undefined : Object.fromEntries(members))
  }
  return (
    <>
      <Chart
        title={title === '' ? 'No visible query' : title}
        subtitle={
          <Text size="xs" c="dimmed" role="status" data-testid="lines">
            {readWords(read)}
          </Text>
        }
        lines={lines}
        start={start}
        end={end}
        minimumStep={minimumStep}
        settings={drawn}
        marks={marks}
        onSettings={change}
        error={error}
        onRetry={retry}
        syncKey="explore"
        height={320}
        emptyText={title === '' ? 'All queries are hidden.' : `No data for this metric in ${range.words}.`}
      />
      <Paper withBorder px="sm" py="xs">
        <SettingsBar
          settings={settings}
          onChange={change}
          alarm={{ alarms, alarmId: alarm, onChange: onAlarm }}
        />
      </Paper>
    </>
  )
}

function readWords({ lines, error, found, requests }: QueryLines): string {
  // The chart shows the error.
  if (lines === undefined) return error === null ? 'Loading…' : ''
  const count = `${formatCount(found)} ${found === 1 ? 'line' : 'lines'}`
  return `${count}, ${requests} ${requests === 1 ? 'request' : 'requests'} per update`
}

import { Text } from '@mantine/core'
import { Chart } from '../components/chart/Chart.js'
import { useQueryLines } from '../queries/useQueryLines.js'
import classes from './ChartPanel.module.css'
import type { PanelOf } from './panelSchema.js'
import { panelTitle } from './panelTitle.js'
import { noDataWords } from './panelWords.js'

export type ChartPanelProps = {
  content: PanelOf<'chart'>
  reads: number | undefined
  /** Where the chart shows its time and its menu. */
  corner: HTMLElement | null
}

/** Lines over time, as tall as the panel. */
export function ChartPanel({ content, reads, corner }: ChartPanelProps) {
  const { queries, range, settings } = content
  const { notes, lines, start, end, minimumStep, error, retry } = useQueryLines({ queries, range, reads })
  return (
    <>
      <div className={classes['chart']}>
        <Chart
          bare
          corner={corner}
          title={panelTitle(content)}
          lines={lines}
          start={start}
          end={end}
          minimumStep={minimumStep}
          settings={settings}
          // Panels with another range have other times.
          syncKey={`panels ${range ?? ''}`}
          height="fill"
          error={error}
          onRetry={retry}
          emptyText={noDataWords(queries)}
        />
      </div>
      {notes.map((note) => (
        <Text key={note} size="xs" c="dimmed" truncate title={note}>
          {note}
        </Text>
      ))}
    </>
  )
}

import { IconAlertTriangleFilled } from '@tabler/icons-react'
import { memo } from 'react'
import { silence } from '../components/chart/silence.js'
import type { ChartLine } from '../components/chart/types.js'
import { Sparkline } from '../components/Sparkline.js'
import { formatDuration } from '../format/formatDuration.js'
import { formatValue } from '../format/formatValue.js'
import { useQueryLines } from '../queries/useQueryLines.js'
import { PanelState } from './PanelState.js'
import type { PanelOf, Reduction } from './panelSchema.js'
import { noDataWords } from './panelWords.js'
import { reduceLine } from './reduceLine.js'
import classes from './StatPanel.module.css'
import { findViolated, type Threshold } from './thresholds.js'
import { useThresholds } from './useThresholds.js'

export type StatPanelProps = { content: PanelOf<'stat'>; reads: number | undefined }

/** Most numbers of one panel: more would be too small to read. */
const mostValues = 60
const noThresholds: readonly Threshold[] = []

/** A number per line, with its unit, a small line, and the alarm definition that it violates. */
export function StatPanel({ content, reads }: StatPanelProps) {
  const { queries, range, value = 'last', sparkline = true, thresholds: isChecked = true } = content
  const { lines, start, end, minimumStep, error, retry } = useQueryLines({
    queries,
    range,
    reads,
    limit: mostValues,
  })
  // A sum has another size than the values that thresholds are for.
  const thresholds = useThresholds(isChecked && value !== 'sum')
  return (
    <PanelState
      hasData={lines !== undefined}
      error={error}
      onRetry={retry}
      empty={lines?.length === 0 ? noDataWords(queries) : undefined}
    >
      <ul className={classes['values']} data-single={lines?.length === 1 || undefined}>
        {lines?.map((line) => (
          <Value
            key={line.id}
            line={line}
            reduction={value}
            isAlone={lines.length === 1}
            thresholds={thresholds?.get(line.points.name) ?? noThresholds}
            frame={sparkline ? { start, end, gap: silence(minimumStep) } : undefined}
            late={value === 'last' && isLate(line, end, minimumStep) ? end : undefined}
          />
        ))}
      </ul>
    </PanelState>
  )
}

function isLate({ points }: ChartLine, end: number, minimumStep: number | undefined): boolean {
  const newest = points.timestamps.at(-1)
  return newest !== undefined && end - newest > silence(minimumStep)
}

type ValueProps = {
  line: ChartLine
  reduction: Reduction
  isAlone: boolean
  thresholds: readonly Threshold[]
  frame: { start: number; end: number; gap: number } | undefined
  /** The end of the range, if the line ended long before. */
  late: number | undefined
}

const Value = memo(function Value({ line, reduction, isAlone, thresholds, frame, late }: ValueProps) {
  const { label, unit, points } = line
  const value = reduceLine(points, reduction)
  const violated = value === undefined ? undefined : findViolated(value, thresholds, points.dimensions)
  const newest = points.timestamps.at(-1) ?? 0
  return (
    <li
      className={classes['value']}
      data-violated={violated?.severity}
      data-late={late !== undefined || undefined}
    >
      {!isAlone && <span className={classes['label']}>{label}</span>}
      <strong className={classes['number']}>
        {violated && <IconAlertTriangleFilled className={classes['sign'] ?? ''} aria-hidden="true" />}
        {value === undefined ? '–' : formatValue(value, unit)}
      </strong>
      {late !== undefined && (
        <span className={classes['words']}>no data for {formatDuration(late - newest)}</span>
      )}
      {violated && <span className={classes['words']}>{violated.definition}</span>}
      {frame && (
        <span className={classes['line']}>
          <Sparkline points={points} {...frame} top={topOf(points.columns.value)} />
        </span>
      )}
    </li>
  )
})

/** The upper edge of a small line: its highest value. */
function topOf(values: Float64Array): number {
  const top = values.reduce((highest, value) => (value > highest ? value : highest), 0)
  return top === 0 ? 1 : top
}

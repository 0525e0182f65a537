import { useLayoutEffect, useRef } from 'react'
import { createPortal } from 'react-dom'
import { formatValue } from '../../format/formatValue.js'
import type { PlotCursor } from './createPlot.js'
import { formatExactMoment } from './lineEnds.js'
import { Swatch } from './Swatch.js'
import classes from './TooltipContent.module.css'
import { tooltipRows } from './tooltipRows.js'
import type { ChartAnnotation, ChartLine } from './types.js'

export type TooltipContentProps = {
  lines: readonly ChartLine[]
  start: number
  end: number
  /** Milliseconds: an older value is none. */
  longest: number
  annotations: readonly ChartAnnotation[]
  /** Whether lines are drawn on top of each other: the pointer’s height has no meaning then. */
  isStacked: boolean
  at: PlotCursor
}

/** Lines in the tooltip. */
const limit = 12
/** Pixels between the crosshair and the tooltip, and between it and the edge of the window. */
const [distance, edge] = [14, 6]
/** Part of the range: annotations that are nearer to the crosshair are listed. */
const near = 1 / 150

/** The time, the marks and the lines at the crosshair, beside it. */
export function TooltipContent(props: TooltipContentProps) {
  return createPortal(<Panel {...props} />, document.body)
}

function Panel({ lines, start, end, longest, annotations, isStacked, at }: TooltipContentProps) {
  const { time, x, y, value } = at
  const box = useRef<HTMLDivElement>(null)
  const { rows, more } = tooltipRows({ lines, time, pointer: isStacked ? undefined : value, longest, limit })
  const marks = annotations.filter((mark) => Math.abs(mark.time - time) <= (end - start) * near)
  useLayoutEffect(() => {
    const element = box.current
    if (element === null) return
    const { offsetWidth: width, offsetHeight: height } = element
    const isRight = x + distance + width + edge <= window.innerWidth
    const left = Math.max(edge, isRight ? x + distance : x - distance - width)
    const top = Math.max(edge, Math.min(y - height / 2, window.innerHeight - height - edge))
    element.style.translate = `${left}px ${top}px`
  })
  return (
    // Screen readers get values from the keyboard’s live region.
    <div ref={box} className={classes['tooltip']} aria-hidden="true" data-testid="chart-tooltip">
      <div className={classes['time']}>{formatExactMoment(time, { start, end })}</div>
      {marks.map(({ time: moment, label, color }) => (
        <div key={`${moment} ${label}`} className={classes['mark']} style={{ borderColor: `var(${color})` }}>
          {label}
        </div>
      ))}
      {rows.map(({ line, value: one, isNearest }) => (
        <div key={line.id} className={classes['row']} data-nearest={isNearest || undefined}>
          <Swatch color={line.color} dashed={line.dashed} />
          <span className={classes['label']}>{line.label}</span>
          <span className={classes['value']}>{formatValue(one, line.unit)}</span>
        </div>
      ))}
      {rows.length === 0 && <div className={classes['more']}>No data</div>}
      {more > 0 && <div className={classes['more']}>and {more} more</div>}
    </div>
  )
}

import { type ReactNode, type RefObject, useId, useState } from 'react'
import { HiddenText } from '../base/HiddenText.js'
import { lazyPart } from '../LazyPart.js'
import { EmptyNotice } from '../states/EmptyNotice.js'
import classes from './Chart.module.css'
import { ChartTooltip } from './ChartTooltip.js'
import type { PlotCursor, PlotEdges } from './createPlot.js'
import type { CursorStore } from './cursorStore.js'
import { TimeChart, type TimeChartHandle, type TimeChartProps } from './TimeChart.js'
import type { ChartAnnotation } from './types.js'
import { useReading } from './useReading.js'

export type ChartPlotProps = Omit<TimeChartProps, 'compact' | 'ref' | 'onCursor' | 'onEdges'> & {
  title: string
  plot: RefObject<TimeChartHandle | null>
  cursor: CursorStore
  onCursor: ((time: number | undefined) => void) | undefined
  /** Milliseconds: a longer pause between points is a gap. */
  longest: number
  overlay: ((edges: PlotEdges) => ReactNode) | undefined
  annotations: readonly ChartAnnotation[]
}

// Most charts do without stacks, bars and logarithms.
const { Part: ArrangedChart } = lazyPart(() =>
  import('./ArrangedChart.js').then((module) => module.ArrangedChart),
)

/** The plot with its tooltip, which is also read with the keyboard. */
export function ChartPlot(props: ChartPlotProps) {
  const { title, plot, cursor, onCursor, longest, overlay, annotations, draw, ...state } = props
  const { lines, start, end } = state
  const [edges, setEdges] = useState<PlotEdges>()
  const reading = useReading({ lines, start, end, plot, longest })
  const helpId = useId()
  const drawn = {
    ...state,
    ref: plot,
    compact: false,
    onCursor: (at: PlotCursor | undefined) => {
      cursor.set(at)
      onCursor?.(at?.time)
    },
    onEdges: overlay && setEdges,
  }
  return (
    <>
      {/* An application: screen readers must pass the arrow keys on. */}
      <div
        className={classes['plot']}
        role="application"
        aria-roledescription="chart"
        aria-label={title}
        aria-describedby={helpId}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it is read with the keyboard
        tabIndex={0}
        onFocus={reading.onFocus}
        onKeyDown={reading.onKeyDown}
        onBlur={reading.onBlur}
      >
        {lines.length === 0 ? (
          <EmptyNotice>All lines are hidden. Choose one in the legend.</EmptyNotice>
        ) : draw === 'stacked' || draw === 'bars' || state.scale === 'log' ? (
          <ArrangedChart {...drawn} draw={draw} />
        ) : (
          <TimeChart {...drawn} draw={draw} />
        )}
        {edges && overlay?.(edges)}
        <span id={helpId} className={classes['help']}>
          ← → read points, ↑ ↓ change the line, Shift and arrows select, Enter zooms in, − zooms out
        </span>
      </div>
      <HiddenText role="status">{reading.words}</HiddenText>
      <ChartTooltip
        cursor={cursor}
        lines={lines}
        start={start}
        end={end}
        longest={longest}
        annotations={annotations}
        isStacked={draw === 'stacked'}
      />
    </>
  )
}

import { useComputedColorScheme } from '@mantine/core'
import { use, useEffect, useEffectEvent, useRef } from 'react'
import 'uplot/dist/uPlot.min.css'
import { ChartZoomContext } from './ChartZoom.js'
import { createPlot, type Plot, type PlotState } from './createPlot.js'
import classes from './TimeChart.module.css'
import { usePauseWhilePointing } from './usePauseWhilePointing.js'

export type TimeChartProps = Omit<PlotState, 'scheme' | 'onCursor' | 'onZoomIn' | 'onZoomOut'> & {
  /** Text alternative of the chart. */
  description: string
  /** Called with the time (milliseconds) below the cursor, and with `undefined` when it leaves. */
  onCursor?: ((time: number | undefined) => void) | undefined
}

/** Lines over time on a canvas. A drag zooms the page’s range, a double click goes back. */
export function TimeChart({ description, ...props }: TimeChartProps) {
  const scheme = useComputedColorScheme('light')
  const host = useRef<HTMLDivElement>(null)
  const plot = useRef<Plot>(undefined)
  const onCursor = useEffectEvent((time: number | undefined) => props.onCursor?.(time))
  const zoom = use(ChartZoomContext)
  const pointing = usePauseWhilePointing()
  const state = useEffectEvent(
    (): PlotState => ({
      ...props,
      scheme,
      onCursor: (time) => onCursor(time),
      onZoomIn: zoom?.zoomIn,
      onZoomOut: zoom?.zoomOut,
    }),
  )

  useEffect(() => {
    if (!host.current) return
    const created = createPlot(host.current, state())
    plot.current = created
    return () => {
      created.destroy()
      plot.current = undefined
    }
  }, [])

  // After each render: the plot compares it with its last state.
  useEffect(() => plot.current?.update(state()))

  return (
    <div
      ref={host}
      role="img"
      aria-label={description}
      className={classes['chart']}
      style={{ height: props.height }}
      {...pointing}
    />
  )
}

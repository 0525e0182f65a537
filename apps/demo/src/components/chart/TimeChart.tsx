import { type Ref, use, useEffect, useEffectEvent, useImperativeHandle, useRef } from 'react'
import 'uplot/dist/uPlot.min.css'
import { useColorScheme } from '../colorScheme.js'
import { ChartZoomContext } from './ChartZoom.js'
import { createPlot, type Plot, type PlotCursor, type PlotEdges, type PlotState } from './createPlot.js'
import classes from './TimeChart.module.css'
import { usePauseWhilePointing } from './usePauseWhilePointing.js'

/** What the parts around the canvas do with it. */
export type TimeChartHandle = Pick<Plot, 'point' | 'select' | 'canvas'>

export type TimeChartProps = Omit<
  PlotState,
  'scheme' | 'onCursor' | 'onZoomIn' | 'onZoomOut' | 'onEdges' | 'height'
> & {
  /** Text alternative of the chart. */
  description: string
  /** Pixels, or as tall as the parent. */
  height: number | 'fill'
  onCursor?: ((cursor: PlotCursor | undefined) => void) | undefined
  onEdges?: ((edges: PlotEdges) => void) | undefined
  ref?: Ref<TimeChartHandle> | undefined
}

/** Lines over time on a canvas. A drag zooms the page’s range, a double click goes back. */
export function TimeChart({ description, height, ref, ...props }: TimeChartProps) {
  const scheme = useColorScheme()
  const host = useRef<HTMLDivElement>(null)
  const plot = useRef<Plot>(undefined)
  const onCursor = useEffectEvent((cursor: PlotCursor | undefined) => props.onCursor?.(cursor))
  const zoom = use(ChartZoomContext)
  const pointing = usePauseWhilePointing()
  const state = useEffectEvent(
    (): PlotState => ({
      ...props,
      height: height === 'fill' ? undefined : height,
      scheme,
      onCursor: (cursor) => onCursor(cursor),
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
  useImperativeHandle(ref, () => ({
    point: (at) => plot.current?.point(at),
    select: (range) => plot.current?.select(range),
    canvas: () => plot.current?.canvas(),
  }))

  return (
    <div
      ref={host}
      role="img"
      aria-label={description}
      className={classes['chart']}
      style={{ height: height === 'fill' ? '100%' : height }}
      {...pointing}
    />
  )
}

import { useComputedColorScheme } from '@mantine/core'
import { useEffect, useEffectEvent, useMemo, useRef } from 'react'
import uPlot from 'uplot'
import 'uplot/dist/uPlot.min.css'
import type { Unit } from '../../format/formatValue.js'
import { alignSeries, type Point } from './alignSeries.js'
import { chartOptions, type LineLook } from './chartOptions.js'
import classes from './TimeChart.module.css'

/** A line of a chart. */
export type ChartSeries = LineLook & {
  /** Ascending in time. */
  points: readonly Point[]
}

export type TimeChartProps = {
  series: readonly ChartSeries[]
  unit: Unit
  /** First and last moment of the axis: milliseconds since the epoch. */
  start: number
  end: number
  /** Usual distance of points in milliseconds, where it is known: see `alignSeries`. */
  minimumStep?: number | undefined
  /** Charts with the same key share their cursor. */
  syncKey: string
  height: number
  /** What the picture shows, in words. */
  description: string
  /** Told the time (milliseconds) below the cursor, and `undefined` when it leaves. */
  onCursor?: ((time: number | undefined) => void) | undefined
}

/** Lines over time on a canvas. */
export function TimeChart(props: TimeChartProps) {
  const { series, unit, start, end, minimumStep, syncKey, height, description } = props
  const scheme = useComputedColorScheme('light')
  const host = useRef<HTMLDivElement>(null)
  const chart = useRef<uPlot>(undefined)
  // The first line lies above the others, as it stands before them in the legend: it is drawn last.
  const drawn = useMemo(() => series.toReversed(), [series])
  const columns = useMemo(
    () =>
      alignSeries(
        drawn.map(({ points }) => points),
        minimumStep,
      ),
    [drawn, minimumStep],
  )
  const onCursor = useEffectEvent((time: number | undefined) => props.onCursor?.(time))

  // A chart is made anew only when its lines, unit, colours or height change; new points go in by `setData` below.
  const lines = JSON.stringify(drawn.map(({ label, color, fill }) => ({ label, color, fill })))
  const latest = useEffectEvent(() => ({ columns, range: [start, end] as const }))
  useEffect(() => {
    const element = host.current
    if (!element) return
    const options = chartOptions({
      lines: JSON.parse(lines) as LineLook[],
      unit,
      syncKey,
      width: element.clientWidth,
      height,
      style: getComputedStyle(element),
      scheme,
      onCursor,
    })
    const { columns, range } = latest()
    const plot = new uPlot(options, columns, element)
    plot.setScale('x', { min: range[0] / 1000, max: range[1] / 1000 })
    chart.current = plot
    const observer = new ResizeObserver(() => plot.setSize({ width: element.clientWidth, height }))
    observer.observe(element)
    return () => {
      observer.disconnect()
      plot.destroy()
      chart.current = undefined
    }
  }, [lines, unit, syncKey, height, scheme])

  useEffect(() => {
    const plot = chart.current
    if (!plot) return
    plot.batch(() => {
      plot.setData(columns, false)
      plot.setScale('x', { min: start / 1000, max: end / 1000 })
    })
  }, [columns, start, end])

  return (
    <div ref={host} role="img" aria-label={description} className={classes['chart']} style={{ height }} />
  )
}

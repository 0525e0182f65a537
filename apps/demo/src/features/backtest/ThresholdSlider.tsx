import { type KeyboardEvent, type PointerEvent, useRef } from 'react'
import type { PlotEdges } from '../../components/chart/createPlot.js'
import classes from './ThresholdSlider.module.css'
import { snapThreshold, type ThresholdScale } from './thresholdScale.js'

export type ThresholdSliderProps = {
  /** Accessible name. */
  name: string
  value: number
  /** The threshold in words: `> 90 %`. */
  words: string
  scale: ThresholdScale
  /** Pixels between the edges of the chart and its plot. */
  edges: PlotEdges
  /** Called while it moves. */
  onChange: (value: number) => void
  /** Called when a drag ends, and after each key. */
  onSettle: () => void
}

/** Steps for each key. */
const keys: Readonly<Record<string, number>> = {
  ArrowUp: 1,
  ArrowRight: 1,
  ArrowDown: -1,
  ArrowLeft: -1,
  PageUp: 10,
  PageDown: -10,
}

/** A threshold line above a chart that is dragged by pointer, or moved by keys. */
export function ThresholdSlider(props: ThresholdSliderProps) {
  const { name, value, words, scale, edges, onChange, onSettle } = props
  const { low, high, step } = scale
  const area = useRef<HTMLDivElement>(null)
  /** Distance of the pointer from the line, so that the line does not jump when it is taken. */
  const grip = useRef<number>(undefined)
  const share = Math.min(1, Math.max(0, (high - value) / (high - low)))

  const toValue = (clientY: number) => {
    const box = area.current?.getBoundingClientRect()
    if (box === undefined || box.height === 0) return value
    return high - ((clientY - box.top) / box.height) * (high - low)
  }
  const take = (event: PointerEvent<HTMLDivElement>) => {
    if (event.button !== 0) return
    event.currentTarget.setPointerCapture(event.pointerId)
    grip.current = toValue(event.clientY) - value
  }
  const move = (event: PointerEvent<HTMLDivElement>) => {
    if (grip.current === undefined) return
    const next = snapThreshold(toValue(event.clientY) - grip.current, scale)
    if (next !== value) onChange(next)
  }
  const drop = () => {
    if (grip.current === undefined) return
    grip.current = undefined
    onSettle()
  }
  const press = (event: KeyboardEvent) => {
    const steps = keys[event.key]
    const edge = event.key === 'Home' ? low : event.key === 'End' ? high : undefined
    if (steps === undefined && edge === undefined) return
    event.preventDefault()
    onChange(edge ?? Number((value + (steps ?? 0) * step).toPrecision(12)))
    onSettle()
  }

  return (
    <div ref={area} className={classes['area']} style={edges}>
      <div
        role="slider"
        tabIndex={0}
        className={classes['line']}
        style={{ top: `${share * 100}%` }}
        data-low={share > 0.85 || undefined}
        aria-label={name}
        aria-orientation="vertical"
        aria-valuemin={low}
        aria-valuemax={high}
        aria-valuenow={value}
        aria-valuetext={words}
        onPointerDown={take}
        onPointerMove={move}
        onPointerUp={drop}
        onPointerCancel={drop}
        onKeyDown={press}
      >
        <span className={classes['label']} aria-hidden="true">
          {words}
        </span>
        <span className={classes['handle']} aria-hidden="true" />
      </div>
    </div>
  )
}

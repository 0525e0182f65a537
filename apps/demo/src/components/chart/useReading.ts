import { type KeyboardEvent, type RefObject, use, useRef, useState } from 'react'
import { usePauseRefresh } from '../refresh/usePauseRefresh.js'
import { ChartZoomContext } from './ChartZoom.js'
import type { ReadContent, ReadPoint } from './readPoints.js'
import type { TimeChartHandle } from './TimeChart.js'

export type UseReadingParameters = ReadContent & {
  plot: RefObject<TimeChartHandle | null>
  /** Milliseconds: a longer pause between points is a gap. */
  longest: number
}

/** What `useReading` returns: props of the element that has the focus, and the text of the live region. */
export type Reading = {
  onFocus: () => void
  onKeyDown: (event: KeyboardEvent<HTMLElement>) => void
  onBlur: () => void
  words: string
}

type Key = { key: string; extend: boolean }

// Loads when a chart first has the focus.
const loadReader = () => import('./readPoints.js')

const keys: ReadonlySet<string> = new Set([
  ...['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'PageUp', 'PageDown', 'Home', 'End'],
  ...['Enter', 'Escape'],
])
const zoomKeys: ReadonlySet<string> = new Set(['+', '=', '-', '_'])

/**
 * Reads a chart with the keyboard: arrows move from point to point and from line to line, Shift and arrows choose a
 * stretch that Enter zooms to, `+` and `-` zoom, Escape ends. Updates wait meanwhile.
 */
export function useReading({ plot, longest, ...content }: UseReadingParameters): Reading {
  const zoom = use(ChartZoomContext)
  const point = useRef<ReadPoint>(undefined)
  const [words, setWords] = useState('')
  usePauseRefresh(words !== '', 'pointing')

  const leave = () => {
    if (point.current === undefined) return
    point.current = undefined
    setWords('')
    plot.current?.select(undefined)
    plot.current?.point(undefined)
  }
  const read = async (key: Key) => {
    // Without a network the code may be missing: the next key tries again.
    const reader = await loadReader().catch(() => undefined)
    if (reader === undefined) return
    const next = reader.movePoint(point.current, key, content)
    if (next === undefined) return
    setWords(reader.describePoint(next, point.current, content, longest))
    point.current = next
    plot.current?.point(reader.placeOf(next, content))
    const { time, from } = next
    plot.current?.select(
      from === undefined ? undefined : { start: Math.min(from, time), end: Math.max(from, time) },
    )
  }
  const zoomAround = () => {
    const { start, end } = content
    const length = (end - start) / 2
    const middle = point.current?.time ?? (start + end) / 2
    const from = Math.min(Math.max(start, middle - length / 2), end - length)
    leave()
    zoom?.zoomIn(from, from + length)
  }
  const zoomToChosen = () => {
    const { time = 0, from = time } = point.current ?? {}
    if (from === time) return
    leave()
    zoom?.zoomIn(Math.min(from, time), Math.max(from, time))
  }

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    // Something above the plot, such as the handle of a threshold, has used the key.
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return
    const { key, shiftKey } = event
    if (!keys.has(key) && !(zoom && zoomKeys.has(key))) return
    event.preventDefault()
    event.stopPropagation()
    if (key === 'Escape') leave()
    else if (key === 'Enter') zoomToChosen()
    else if (key === '+' || key === '=') zoomAround()
    else if (key === '-' || key === '_') {
      leave()
      zoom?.zoomOut()
    } else void read({ key, extend: shiftKey })
  }
  return { onFocus: () => void loadReader().catch(() => {}), onKeyDown, onBlur: leave, words }
}

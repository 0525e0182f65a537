import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react'
import { type ChartZoom, ChartZoomContext } from '../components/chart/ChartZoom.js'
import { useHoldQueries } from '../components/refresh/useHoldQueries.js'
import { usePauseRefresh } from '../components/refresh/usePauseRefresh.js'
import { setTimeZone } from '../format/timeZone.js'
import { type FrameRange, FrameRangeContext } from './FrameRangeContext.js'
import { fixedRange } from './fixedRange.js'
import type { FrameSearch } from './frameSearch.js'
import { defaultRange, type Range, rangeOf, refreshOf } from './ranges.js'

const minute = 60_000

export type RangeProviderProps = {
  search: FrameSearch
  /** Called with the parts to change; the same function in each render. */
  onChange: (part: FrameSearch) => void
  children: ReactNode
}

/** Provides a range, refresh and zone that are kept elsewhere, and lets charts zoom. */
export function RangeProvider({ search, onChange: change, children }: RangeProviderProps) {
  const { range: text = defaultRange, refresh, zone } = search
  // Before the children format any time.
  setTimeZone(zone)
  usePauseRefresh(refresh === 'off', 'chosen')
  useHoldQueries()

  const range = useRange(text, zone, refresh === 'off')
  const value = useMemo(
    (): FrameRange => ({
      ...range,
      zone,
      refresh,
      polls: range.live && refresh !== 'off',
      every: (period, reads) => (typeof refresh === 'number' ? refresh : refreshOf(period, reads)),
      setRange: (next) => change({ range: next }),
      setRefresh: (next) => change({ refresh: next }),
      setZone: (next) => change({ zone: next }),
    }),
    [range, zone, refresh, change],
  )
  const zoom = useZoom(range, change)
  return (
    <FrameRangeContext value={value}>
      <ChartZoomContext value={zoom}>{children}</ChartZoomContext>
    </FrameRangeContext>
  )
}

/** The range of a text. A range relative to now moves once a minute, while it is not paused. */
function useRange(text: string, zone: string | undefined, isPaused: boolean): Range {
  const [now, setNow] = useState(() => Date.now())
  const isRelative = text.includes('now') || !text.includes('..')
  useEffect(() => {
    if (isPaused || !isRelative) return
    setNow(Date.now())
    const timer = setInterval(() => setNow(Date.now()), minute)
    return () => clearInterval(timer)
  }, [isPaused, isRelative])
  return useMemo(() => {
    // A range that was just chosen ends now, not at the last full minute.
    const time = isRelative ? Math.max(now, Math.floor(Date.now() / minute) * minute) : now
    return rangeOf(text, { now: time, zone })
  }, [text, zone, now, isRelative])
}

/** Zooms all charts, and remembers the ranges before. */
function useZoom(range: Range, change: (part: FrameSearch) => void): ChartZoom {
  const before = useRef<string[]>([])
  return useMemo(
    () => ({
      zoomIn: (startTime, endTime) => {
        before.current.push(range.id)
        change({ range: fixedRange(startTime, endTime) })
      },
      zoomOut: () => {
        const last = before.current.pop()
        if (last !== undefined) change({ range: last })
        // Nothing to go back to: three times as much, up to now.
        else if (!range.live) {
          const { startTime, endTime, length } = range
          change({ range: fixedRange(startTime - length, Math.min(endTime + length, Date.now())) })
        }
      },
    }),
    [range, change],
  )
}

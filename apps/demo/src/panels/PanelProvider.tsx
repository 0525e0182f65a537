import { type ReactNode, useCallback, useMemo, useState } from 'react'
import type { FrameSearch } from '../timeRange/frameSearch.js'
import { RangeProvider } from '../timeRange/RangeProvider.js'

export type PanelProviderProps = {
  /** As in the addresses of this app: `6h`, `now-1d/d`. @default '1h' */
  range?: string | undefined
  /** Seconds between updates, or `'off'`. @default as fits the range */
  refresh?: FrameSearch['refresh']
  /** The zone of times, such as `UTC`. @default the browser’s */
  zone?: string | undefined
  children: ReactNode
}

/** Provides the time range of panels outside of this app. A drag on a chart zooms all of them, a double click goes back. */
export function PanelProvider({ range, refresh, zone, children }: PanelProviderProps) {
  const [changed, setChanged] = useState<FrameSearch>({})
  const search = useMemo(() => ({ range, refresh, zone, ...changed }), [range, refresh, zone, changed])
  const change = useCallback((part: FrameSearch) => setChanged((before) => ({ ...before, ...part })), [])
  return (
    <RangeProvider search={search} onChange={change}>
      {children}
    </RangeProvider>
  )
}

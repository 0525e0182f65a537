import { getRouteApi, useRouter } from '@tanstack/react-router'
import { type ReactNode, useCallback } from 'react'
import type { FrameSearch } from './frameSearch.js'
import { RangeProvider } from './RangeProvider.js'

const route = getRouteApi('/signed-in')

/** Provides the range, refresh and zone in the address to all pages, and lets charts zoom. */
export function FrameRangeProvider({ children }: { children: ReactNode }) {
  return (
    <RangeProvider search={route.useSearch()} onChange={useChangeSearch()}>
      {children}
    </RangeProvider>
  )
}

/** Changes parameters of the frame, and keeps those of the page. Back undoes it. */
function useChangeSearch(): (part: FrameSearch) => void {
  const router = useRouter()
  return useCallback(
    (part) => {
      void router.navigate({ to: '.', search: (old) => ({ ...old, ...part }), resetScroll: false })
    },
    [router],
  )
}

import { useRouterState } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'

/**
 * Moves the focus to the element with the id `target` when another page is shown: without it the focus stays on a
 * link of the page before, and nobody tells people who cannot see it that the page has changed.
 */
export function PageFocus({ target }: { target: string }) {
  const path = useRouterState({ select: (state) => state.resolvedLocation?.pathname })
  const before = useRef(path)
  useEffect(() => {
    if (before.current !== undefined && before.current !== path) {
      document.getElementById(target)?.focus({ preventScroll: true })
    }
    before.current = path
  }, [path, target])
  return null
}

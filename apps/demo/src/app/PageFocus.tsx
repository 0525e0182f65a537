import { useRouterState } from '@tanstack/react-router'
import { useEffect } from 'react'

/**
 * Moves the focus to the element with the id `target` when a page is shown, also after sign-in. Otherwise the focus
 * stays on a link of the previous page, and screen readers do not announce the new one.
 */
export function PageFocus({ target }: { target: string }) {
  const path = useRouterState({ select: (state) => state.resolvedLocation?.pathname })
  // biome-ignore lint/correctness/useExhaustiveDependencies: the path is what the focus follows
  useEffect(() => {
    document.getElementById(target)?.focus({ preventScroll: true })
  }, [path, target])
  return null
}

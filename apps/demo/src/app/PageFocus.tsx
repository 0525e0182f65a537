import { useRouterState } from '@tanstack/react-router'
import { useEffect } from 'react'

/**
 * Moves the focus to the element with the id `target` when a page is shown, also after sign-in. Otherwise the focus
 * stays on a link of the previous page, and screen readers do not announce the new one. A dialog that is already open
 * over the page keeps the focus.
 */
export function PageFocus({ target }: { target: string }) {
  const path = useRouterState({ select: (state) => state.resolvedLocation?.pathname })
  // biome-ignore lint/correctness/useExhaustiveDependencies: the path is what the focus follows
  useEffect(() => {
    if (document.activeElement?.closest('dialog, [role="dialog"]')) return
    document.getElementById(target)?.focus({ preventScroll: true })
  }, [path, target])
  return null
}

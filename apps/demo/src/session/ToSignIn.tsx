import { useSessionManager } from '@monasca/react'
import { useRouter } from '@tanstack/react-router'
import { useEffect } from 'react'
import { hasLeft, isLeaving } from './useLeave.js'

/**
 * Redirects from a page without a user to the sign-in page, and back afterwards, unless the user signed out in this
 * tab.
 */
export function ToSignIn() {
  const router = useRouter()
  const manager = useSessionManager()
  useEffect(() => {
    const search = isLeaving(manager)
      ? {}
      : { redirect: router.state.location.href, elsewhere: true as const }
    void router.navigate({ to: '/sign-in', search }).then(() => hasLeft(manager))
  }, [router, manager])
  return null
}

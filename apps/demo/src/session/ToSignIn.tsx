import { useSessionManager } from '@monasca/react'
import { useRouter } from '@tanstack/react-router'
import { useEffect } from 'react'
import { hasLeft, isLeaving } from './useLeave.js'

/**
 * Leads from a page that nobody is signed in to any more to the sign-in page; back here afterwards, unless the user left
 * of their own accord.
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

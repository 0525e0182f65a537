import { useRouter } from '@tanstack/react-router'
import { useEffect } from 'react'

/** Leads from a page that nobody is signed in to any more to the sign-in page. */
export function ToSignIn() {
  const router = useRouter()
  useEffect(() => {
    void router.navigate({ to: '/sign-in', search: {} })
  }, [router])
  return null
}

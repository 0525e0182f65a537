import { useEffect, useState } from 'react'

/**
 * Returns the origin that the page's own policy blocked a request to, since `pending` last became true. To the request it
 * looks like a failed connection: the browser reports the difference only by an event.
 */
export function useBlockedOrigin(pending: boolean): string | undefined {
  const [origin, setOrigin] = useState<string>()
  useEffect(() => {
    const note = (event: SecurityPolicyViolationEvent) => {
      if (event.effectiveDirective !== 'connect-src' || !URL.canParse(event.blockedURI)) return
      setOrigin(new URL(event.blockedURI).origin)
    }
    document.addEventListener('securitypolicyviolation', note)
    return () => document.removeEventListener('securitypolicyviolation', note)
  }, [])
  useEffect(() => {
    if (pending) setOrigin(undefined)
  }, [pending])
  return origin
}

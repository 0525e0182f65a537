import { useCallback, useEffect, useState } from 'react'

/**
 * The origin that the page's own policy kept a request from, and a function to forget it. To the request this looks
 * like a failed connection: the browser tells the difference only by an event.
 */
export function useBlockedOrigin(): [origin: string | undefined, forget: () => void] {
  const [origin, setOrigin] = useState<string>()
  useEffect(() => {
    const note = (event: SecurityPolicyViolationEvent) => {
      if (event.effectiveDirective !== 'connect-src' || !URL.canParse(event.blockedURI)) return
      setOrigin(new URL(event.blockedURI).origin)
    }
    document.addEventListener('securitypolicyviolation', note)
    return () => document.removeEventListener('securitypolicyviolation', note)
  }, [])
  const forget = useCallback(() => setOrigin(undefined), [])
  return [origin, forget]
}

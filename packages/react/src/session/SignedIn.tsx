'use client'

import { Fragment, type JSX, type ReactNode } from 'react'
import { useSessionContext } from './useSessionContext.js'

/** Properties of `SignedIn`. */
export type SignedInProps = {
  children?: ReactNode
  /** Shown until it is known whether somebody is signed in. @default nothing */
  fallback?: ReactNode
}

/**
 * Shows its children while they are somebody's page. They stay mounted, with all that was typed into them, while the
 * session is renewed, has expired, or the user signs in again; for another user they begin anew.
 *
 * @throws `ProviderNotFoundError` without a `SessionProvider` above
 * @example
 * ```tsx
 * const page = (
 *   <SignedIn fallback={<p>Looking who you are…</p>}>
 *     <main />
 *   </SignedIn>
 * )
 * ```
 */
export function SignedIn({ children, fallback }: SignedInProps): JSX.Element | null {
  const { isSignedIn, identity } = useSessionContext().session
  if (isSignedIn === undefined) return <>{fallback}</>
  return isSignedIn ? <Fragment key={identity}>{children}</Fragment> : null
}

'use client'

import { Fragment, type JSX, type ReactNode } from 'react'
import { useSessionContext } from './useSessionContext.js'

export type SignedInProps = {
  children?: ReactNode
  /** Shown until the session is restored. @default nothing */
  fallback?: ReactNode
}

/**
 * Renders its children while a user is signed in. They stay mounted, form input included, while the session is renewed,
 * has expired, or the user signs in again. Another user remounts them.
 *
 * @throws `ProviderNotFoundError` without a `SessionProvider` above
 * @example
 * ```tsx
 * const page = (
 *   <SignedIn fallback={<p>Restoring your session…</p>}>
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

'use client'

import type { ReactNode } from 'react'
import { useSessionContext } from './useSessionContext.js'

/**
 * Renders its children while no user is signed in, until the first scope is known: the place for the sign-in page.
 *
 * @throws `ProviderNotFoundError` without a `SessionProvider` above
 * @example
 * ```tsx
 * const page = (
 *   <SignedOut>
 *     <main>Sign in</main>
 *   </SignedOut>
 * )
 * ```
 */
export function SignedOut({ children }: { children?: ReactNode }): ReactNode {
  return useSessionContext().session.isSignedIn === false ? children : null
}

'use client'

import { type RedirectToSignInOptions, redirectToSignIn } from '@monasca/core/session'
import { type JSX, type ReactNode, useEffect, useRef, useState } from 'react'
import type { MonascaError } from '../query/monascaError.js'
import { useSessionContext } from './useSessionContext.js'

/** What `RedirectToSignIn` passes to its children. */
export type RedirectToSignInState = {
  /** Why it does not redirect; `undefined` after the user has signed out. */
  error: MonascaError | undefined
  /** Redirects to the provider. Call it in a click handler. */
  signIn: () => void
}

export type RedirectToSignInProps = RedirectToSignInOptions & {
  /** Shown until the session is restored, and during the redirect. @default nothing */
  fallback?: ReactNode
  /**
   * Renders what to show when it does not redirect: the sign-in failed, a loop was stopped (`sign_in_loop`), or the user
   * has signed out.
   *
   * @default the error and a button "Sign in"
   */
  children?: ((state: RedirectToSignInState) => ReactNode) | undefined
}

/**
 * Redirects to the OpenID provider at once if no user is signed in, for apps without a sign-in page of their own. The
 * browser returns to the present address, or to `returnTo`. It redirects once, also in `StrictMode`; after a failed
 * sign-in, and after three redirects within a minute, it renders its children with the error instead.
 *
 * Place it beside `SignedIn`, not inside `SignedOut`: it must stay mounted to notice that the user signs out, and then
 * waits for a click.
 *
 * @throws `ProviderNotFoundError` without a `SessionProvider` above
 * @example
 * ```tsx
 * const app = (
 *   <SessionProvider manager={manager}>
 *     <SignedIn>
 *       <main />
 *     </SignedIn>
 *     <RedirectToSignIn fallback={<p>Signing in…</p>} />
 *   </SessionProvider>
 * )
 * ```
 */
export function RedirectToSignIn(props: RedirectToSignInProps): JSX.Element | null {
  const { children = renderDefault, fallback, ...options } = props
  const { manager, session } = useSessionContext()
  const { status, isSignedIn } = session
  const [failure, setFailure] = useState<MonascaError>()
  const [hasEnded, setHasEnded] = useState(false)
  const wasSignedIn = useRef(false)
  const latest = useRef(options)
  useEffect(() => {
    latest.current = options
    if (isSignedIn) wasSignedIn.current = true
  })
  useEffect(() => {
    if (status !== 'signed-out') return
    if (wasSignedIn.current) setHasEnded(true)
    else redirectToSignIn(manager, latest.current).catch(setFailure)
  }, [manager, status])

  if (isSignedIn) return null
  if (status !== 'signed-out' || !(failure || hasEnded)) return <>{fallback}</>
  const signIn = () => {
    setFailure(undefined)
    manager.signInWithRedirect(latest.current).catch(setFailure)
  }
  return <>{children({ error: failure, signIn })}</>
}

function renderDefault({ error, signIn }: RedirectToSignInState): ReactNode {
  return (
    <>
      {error && <p role="alert">{error.shortMessage ?? error.message}</p>}
      <button type="button" onClick={signIn}>
        Sign in
      </button>
    </>
  )
}

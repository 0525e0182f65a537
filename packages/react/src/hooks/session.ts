'use client'

import type {
  RedirectOptions,
  SessionManager,
  SignInChallenge,
  WayIn,
  WindowOptions,
} from '@monasca/core/session'
import { useMemo, useState } from 'react'
import { useSessionContext } from '../session/useSessionContext.js'

/**
 * What `useSignIn` returns. The functions never reject: they resolve to whether it worked, and `error` tells why it did
 * not. They stay the same from render to render.
 */
export type UseSignInReturnType = {
  /** With `passwordWay({ … })` or another way in. */
  signIn: (way: WayIn) => Promise<boolean>
  /** With a token that something else has got. */
  signInWithToken: (token: string) => Promise<boolean>
  /** Leaves the page for the OpenID provider. */
  signInWithRedirect: (options?: RedirectOptions) => Promise<boolean>
  /** In a window over the page. Call it in a click: browsers block other popups. */
  signInWithPopup: (options?: WindowOptions) => Promise<boolean>
  /** Goes on with a sign-in that has a `challenge`. */
  answerChallenge: (answer: { passcode: string }) => Promise<boolean>
  /** What else the user has to prove; `true` from a sign-in that ends so only means that nothing went wrong. */
  challenge: SignInChallenge | undefined
  /** Whether somebody is waiting for an answer: of Keystone, of the provider, or of its window. */
  isPending: boolean
  /** Why the last sign-in failed, by redirect also before this page was loaded. */
  error: Error | undefined
}

/**
 * Signs in, for the first time or again after the session has expired.
 *
 * @throws `ProviderNotFoundError` without a `SessionProvider` above
 * @example
 * ```tsx
 * const { signInWithPopup, isPending, error } = useSignIn()
 * ```
 */
export function useSignIn(): UseSignInReturnType {
  const { manager, session } = useSessionContext()
  const { status, challenge, isSignedIn } = session
  const [calls, setCalls] = useState(0)
  const [failure, setFailure] = useState<Error>()

  const functions = useMemo(() => {
    async function attempt(task: () => Promise<unknown>): Promise<boolean> {
      setFailure(undefined)
      setCalls((count) => count + 1)
      try {
        await task()
        return true
      } catch (reason) {
        // Whoever ended it knows.
        const aborted = reason instanceof Error && reason.name === 'AbortError'
        setFailure(aborted ? undefined : reason instanceof Error ? reason : new Error(String(reason)))
        return false
      } finally {
        setCalls((count) => count - 1)
      }
    }
    return toFunctions(manager, attempt)
  }, [manager])

  const busy = status === 'signing-in' && isSignedIn !== undefined && challenge === undefined
  return { ...functions, challenge, isPending: calls > 0 || busy, error: failure ?? signInError(session) }
}

function toFunctions(
  manager: SessionManager,
  attempt: (task: () => Promise<unknown>) => Promise<boolean>,
): Omit<UseSignInReturnType, 'challenge' | 'isPending' | 'error'> {
  return {
    signIn: (way) => attempt(() => manager.signIn(way)),
    signInWithToken: (token) => attempt(() => manager.signInWithToken(token)),
    signInWithRedirect: (options) => attempt(() => manager.signInWithRedirect(options)),
    signInWithPopup: (options) => attempt(() => manager.signInWithPopup(options)),
    answerChallenge: (answer) => attempt(() => manager.answerChallenge(answer)),
  }
}

/** That signing in is needed is no failure of signing in. */
function signInError({ error }: { error: Error | undefined }): Error | undefined {
  const needed = error !== undefined && 'code' in error && error.code === 'sign_in_required'
  return needed ? undefined : error
}

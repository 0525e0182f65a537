'use client'

import type {
  RedirectOptions,
  ScopeChoice,
  SessionManager,
  SignInChallenge,
  SignInMethod,
  WindowOptions,
} from '@monasca/core/session'
import { useContext, useMemo, useState } from 'react'
import { ProviderNotFoundError } from '../provider/ProviderNotFoundError.js'
import type { MonascaError } from '../query/monascaError.js'
import { ConnectionContext } from '../session/ConnectionContext.js'
import type { ConnectionStore, Server } from '../session/connectionStore.js'
import type { SessionState } from '../session/sessionState.js'
import { useSessionContext } from '../session/useSessionContext.js'

/**
 * Returns who is signed in, with which scope and roles, and the status of the session. The same object until one of
 * these changes: a renewed token does not cause a render.
 *
 * @throws `ProviderNotFoundError` without a `SessionProvider` above
 * @example
 * ```tsx
 * const { status, user, scope, isSignedIn } = useSession()
 * ```
 */
export function useSession(): SessionState {
  return useSessionContext().session
}

/**
 * Returns the session manager of the nearest `SessionProvider`, for methods without a hook: `renew`, `getExpiry`,
 * `signInSilently`.
 *
 * @throws `ProviderNotFoundError` without a `SessionProvider` above
 * @example
 * ```tsx
 * const manager = useSessionManager()
 * const expiresAt = manager.getExpiry()
 * ```
 */
export function useSessionManager(): SessionManager {
  return useSessionContext().manager
}

/**
 * The functions never reject: they resolve to `true` on success and `false` on failure, and `error` is the reason. They
 * are stable between renders.
 */
export type UseSignInReturnType = {
  /** Signs in with `withPassword({ … })` or another sign-in method. */
  signIn: (method: SignInMethod) => Promise<boolean>
  /** Signs in with an existing token. */
  signInWithToken: (token: string) => Promise<boolean>
  /** Redirects to the OpenID provider. */
  signInWithRedirect: (options?: RedirectOptions) => Promise<boolean>
  /**
   * Opens the OpenID provider in a popup. Call it in a click handler: browsers block other popups. A `signal` of your own
   * replaces `cancel`.
   */
  signInWithPopup: (options?: WindowOptions) => Promise<boolean>
  /** Continues a sign-in that has a `challenge`. */
  answerChallenge: (answer: { passcode: string }) => Promise<boolean>
  /** Cancels the last call of these functions. It resolves to `false`, without an `error`. */
  cancel: () => void
  /** The second factor to ask for. A sign-in that ends with a challenge resolves to `true`. */
  challenge: SignInChallenge | undefined
  /** Whether a sign-in waits for Keystone, the provider or the popup. */
  isPending: boolean
  /** Why the last sign-in failed; after a redirect, also from before the page loaded. */
  error: MonascaError | undefined
}

/**
 * Signs in: for the first time, or again after the session has expired.
 *
 * @throws `ProviderNotFoundError` without a `SessionProvider` above
 * @example
 * ```tsx
 * const { signInWithPopup, cancel, isPending, error } = useSignIn()
 * ```
 */
export function useSignIn(): UseSignInReturnType {
  const { manager, session } = useSessionContext()
  const { attempt, ...state } = useAttempts(session)
  const functions = useMemo(() => toFunctions(manager, attempt), [manager, attempt])
  return { ...functions, ...state }
}

/** The server of a sign-in. */
type AtServer = {
  /** @default the current server */
  server?: Server | undefined
}

/** The server of a sign-in, and what to use there. */
type AtScope = AtServer & {
  /** Project, domain or system to use after the sign-in. @default that of the server */
  scope?: ScopeChoice | undefined
}

/** As `UseSignInReturnType`, and every sign-in can choose its server. */
export type UseServerSignInReturnType = Omit<
  UseSignInReturnType,
  'signIn' | 'signInWithToken' | 'signInWithRedirect' | 'signInWithPopup'
> & {
  /** Signs in with a sign-in method. */
  signIn: (method: SignInMethod, options?: AtScope) => Promise<boolean>
  /** Signs in with an existing token. */
  signInWithToken: (token: string, options?: AtScope) => Promise<boolean>
  /** Redirects to the OpenID provider of the server. After the redirect, the page starts with its first server. */
  signInWithRedirect: (options?: RedirectOptions & AtServer) => Promise<boolean>
  /** Opens the OpenID provider of the server in a popup. Call it in a click handler. */
  signInWithPopup: (options?: WindowOptions & AtServer) => Promise<boolean>
}

/**
 * Signs in like `useSignIn`, at a server that the user chooses. The page changes to that server once the sign-in has
 * succeeded, or needs a second factor. If it fails, the server does not change, and `error` is the reason.
 *
 * @throws `ProviderNotFoundError` without a `ConnectionProvider` above
 * @example
 * ```tsx
 * const { signInWithToken, isPending, error } = useServerSignIn()
 * const submit = (authUrl: string, token: string) => signInWithToken(token, { server: { authUrl } })
 * ```
 */
export function useServerSignIn(): UseServerSignInReturnType {
  const connections = useConnectionStore()
  const { manager, session } = useSessionContext()
  const { attempt, ...state } = useAttempts(session)
  const functions = useMemo(() => {
    const run = <given extends AtServer>(
      { server, ...given }: given,
      task: (
        chosen: SessionManager,
        options: Omit<given, 'server'> & { signal: AbortSignal },
      ) => Promise<unknown>,
    ) =>
      attempt(async (signal) => {
        const options = { signal, ...given }
        if (server === undefined) return task(manager, options)
        await task(connections.connect(server).manager, options)
        return connections.switchServer(server)
      })
    return {
      ...toFunctions(manager, attempt),
      signIn: (method, at = {}) => run(at, (chosen, options) => chosen.signIn(method, options)),
      signInWithToken: (token, at = {}) =>
        run(at, (chosen, options) => chosen.signInWithToken(token, options)),
      signInWithRedirect: (at = {}) => run(at, (chosen, options) => chosen.signInWithRedirect(options)),
      signInWithPopup: (at = {}) => run(at, (chosen, options) => chosen.signInWithPopup(options)),
    } satisfies Partial<UseServerSignInReturnType>
  }, [attempt, connections, manager])
  return { ...functions, ...state }
}

/**
 * Returns the store of the nearest `ConnectionProvider`, to read or change the server without a sign-in.
 *
 * @throws `ProviderNotFoundError` without a `ConnectionProvider` above
 * @example
 * ```tsx
 * const connections = useConnectionStore()
 * const back = () => connections.switchServer({ authUrl: '/identity' })
 * ```
 */
export function useConnectionStore(): ConnectionStore {
  const connections = useContext(ConnectionContext)
  if (connections === undefined) {
    throw new ProviderNotFoundError({ provider: 'ConnectionProvider', props: 'connections={connections}' })
  }
  return connections
}

type Attempt = (task: (signal: AbortSignal) => Promise<unknown>) => Promise<boolean>

/** Runs sign-ins, and keeps what the hooks return about them. */
function useAttempts(
  session: SessionState,
): Pick<UseSignInReturnType, 'cancel' | 'challenge' | 'isPending' | 'error'> & { attempt: Attempt } {
  const { status, challenge, isSignedIn } = session
  const [calls, setCalls] = useState(0)
  const [failure, setFailure] = useState<MonascaError>()
  const functions = useMemo(() => {
    let last: AbortController | undefined
    const attempt: Attempt = async (task) => {
      last = new AbortController()
      setFailure(undefined)
      setCalls((count) => count + 1)
      try {
        await task(last.signal)
        return true
      } catch (reason) {
        // An abort is not a failure: the caller requested it.
        const aborted = reason instanceof Error && reason.name === 'AbortError'
        setFailure(aborted ? undefined : reason instanceof Error ? reason : new Error(String(reason)))
        return false
      } finally {
        setCalls((count) => count - 1)
      }
    }
    return { attempt, cancel: () => last?.abort() }
  }, [])

  const busy = status === 'signing-in' && isSignedIn !== undefined && challenge === undefined
  return { ...functions, challenge, isPending: calls > 0 || busy, error: failure ?? signInError(session) }
}

function toFunctions(
  manager: SessionManager,
  attempt: Attempt,
): Omit<UseSignInReturnType, 'cancel' | 'challenge' | 'isPending' | 'error'> {
  return {
    signIn: (method) => attempt((signal) => manager.signIn(method, { signal })),
    signInWithToken: (token) => attempt((signal) => manager.signInWithToken(token, { signal })),
    signInWithRedirect: (options) => attempt((signal) => manager.signInWithRedirect({ signal, ...options })),
    signInWithPopup: (options) => attempt((signal) => manager.signInWithPopup({ signal, ...options })),
    answerChallenge: (answer) => attempt((signal) => manager.answerChallenge(answer, { signal })),
  }
}

/** `sign_in_required` is not a failed sign-in. */
function signInError({ error }: SessionState): MonascaError | undefined {
  return error?.code === 'sign_in_required' ? undefined : error
}

export type UseSignOutReturnType = SessionManager['signOut']

/**
 * Returns a function that ends the session in all tabs and revokes its tokens; with `everywhere` it also redirects to
 * the OpenID provider to end the session there. The query cache is cleared before the signed-out page renders. The
 * function does not reject: its result lists what could not be revoked.
 *
 * @throws `ProviderNotFoundError` without a `SessionProvider` above
 * @example
 * ```tsx
 * const signOut = useSignOut()
 * const button = <button type="button" onClick={() => signOut()}>Sign out</button>
 * ```
 */
export function useSignOut(): UseSignOutReturnType {
  return useSessionContext().manager.signOut
}

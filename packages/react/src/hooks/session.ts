'use client'

import type { Project } from '@monasca/core'
import type {
  RedirectOptions,
  ScopeChoice,
  SessionDomain,
  SessionManager,
  SessionSnapshot,
  SignInChallenge,
  WayIn,
  WindowOptions,
} from '@monasca/core/session'
import { type UseMutationResult, type UseQueryResult, useMutation, useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import type { MonascaError } from '../query/monascaError.js'
import {
  type ListDomainsQueryParameters,
  type ListProjectsQueryParameters,
  listDomainsQueryOptions,
  listProjectsQueryOptions,
} from '../query/session.js'
import type { SessionState } from '../session/sessionState.js'
import { useSessionContext } from '../session/useSessionContext.js'

/**
 * Returns who is signed in, with which scope and roles, and the status of the session. The same object until one of these
 * changes: a renewed token does not cause a render.
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

/** What `useSignOut` returns: the manager's `signOut`. */
export type UseSignOutReturnType = SessionManager['signOut']

/**
 * Ends the session in all tabs, revokes its tokens, and with `everywhere` leaves for the OpenID provider to end its
 * session too. The query cache is empty before the page shows that nobody is signed in. It does not reject: the result
 * tells what could not be revoked.
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

/** What `useSwitchScope` returns: react-query's result; `mutate` takes the project, domain or system. */
export type UseSwitchScopeReturnType = UseMutationResult<SessionSnapshot, MonascaError, ScopeChoice>

/**
 * Changes to another project, domain, or the system, in this tab alone. Nothing is forgotten: data of each scope has keys
 * of its own. If it fails, the scope stays, and `error` tells why.
 *
 * @throws `ProviderNotFoundError` without a `SessionProvider` above
 * @example
 * ```tsx
 * const { mutate, isPending, error } = useSwitchScope()
 * const button = <button type="button" onClick={() => mutate({ domainName: 'Default' })}>Default</button>
 * ```
 */
export function useSwitchScope(): UseSwitchScopeReturnType {
  const { manager } = useSessionContext()
  return useMutation({ mutationFn: (choice: ScopeChoice) => manager.switchScope(choice) })
}

/** What `useSwitchProject` returns: react-query's result; `mutate` takes the id of the project. */
export type UseSwitchProjectReturnType = UseMutationResult<SessionSnapshot, MonascaError, string>

/**
 * Changes to another project, in this tab alone; see `useSwitchScope`.
 *
 * @throws `ProviderNotFoundError` without a `SessionProvider` above
 * @example
 * ```tsx
 * const { mutate, isPending, error } = useSwitchProject()
 * const { data: projects } = useProjects()
 * const buttons = projects?.map(({ id, name }) => <button key={id} type="button" onClick={() => mutate(id)}>{name}</button>)
 * ```
 */
export function useSwitchProject(): UseSwitchProjectReturnType {
  const { manager } = useSessionContext()
  return useMutation({ mutationFn: (projectId: string) => manager.switchProject(projectId) })
}

/**
 * Lists the projects on which the user has a role: `GET /v3/auth/projects`.
 *
 * @throws `ProviderNotFoundError` without a `SessionProvider` above
 * @example
 * ```tsx
 * const { data, error, isPending } = useProjects()
 * ```
 */
export function useProjects<selected = Project[]>(
  parameters: ListProjectsQueryParameters<selected> = {},
): UseQueryResult<selected, MonascaError> {
  return useQuery(listProjectsQueryOptions(useSessionContext().manager, parameters))
}

/**
 * Lists the domains on which the user has a role: `GET /v3/auth/domains`.
 *
 * @throws `ProviderNotFoundError` without a `SessionProvider` above
 * @example
 * ```tsx
 * const { data, error, isPending } = useDomains()
 * ```
 */
export function useDomains<selected = SessionDomain[]>(
  parameters: ListDomainsQueryParameters<selected> = {},
): UseQueryResult<selected, MonascaError> {
  return useQuery(listDomainsQueryOptions(useSessionContext().manager, parameters))
}

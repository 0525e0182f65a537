import { SignInLoopError } from '../errors/index.js'
import { browserStorage, type StateStorage } from '../identity/index.js'
import type { RedirectOptions } from './manager/openid/openId.js'
import type { SessionManager } from './manager/sessionManager.js'

/** Milliseconds in which redirects count: a loop is faster, a user who comes back is slower. */
const period = 60_000

/** Options of `redirectToSignIn`. */
export type RedirectToSignInOptions = RedirectOptions & {
  /** Redirects per minute and tab, after which it throws `SignInLoopError`. @default 3 */
  limit?: number | undefined
  /** Where this tab counts its redirects. @default the tab's `sessionStorage` */
  storage?: StateStorage | undefined
  /** Milliseconds since the epoch. @default Date.now */
  clock?: (() => number) | undefined
}

/**
 * Redirects to the OpenID provider if no user is signed in: for pages without a sign-in page of their own. Call it when
 * the manager's snapshot changes; it does nothing in any status except `signed-out`, and redirects once however often it
 * is called. After the sign-in the browser returns to `returnTo`, by default the present address.
 *
 * It does not redirect after a failed sign-in, which a redirect would repeat at once. Do not call it after the user has
 * signed out: the provider may sign the same user in again without a question.
 *
 * @returns whether it redirects
 * @throws SignInLoopError when the tab was redirected `limit` times within a minute
 * @throws the snapshot's `error` when the last sign-in failed
 * @throws InvalidParameterError for a manager without `openid`
 * @example
 * ```ts
 * manager.start()
 * await manager.restore()
 * await redirectToSignIn(manager)
 * ```
 */
export async function redirectToSignIn(
  manager: Pick<SessionManager, 'getSnapshot' | 'signInWithRedirect'>,
  options: RedirectToSignInOptions = {},
): Promise<boolean> {
  const { limit = 3, storage = browserStorage('session'), clock = Date.now, ...redirect } = options
  const isSignedOut = () => manager.getSnapshot().status === 'signed-out'
  if (!isSignedOut()) return false
  const { error } = manager.getSnapshot()
  if (error) throw error
  const now = clock()
  const recent = await readTimes(storage, now)
  // Another call may have started meanwhile.
  if (!isSignedOut()) return false
  if (recent.length >= limit) throw new SignInLoopError({ redirects: recent.length })
  try {
    await storage.set(key, JSON.stringify([...recent, now]))
  } catch {
    // Without a storage the sign-in fails at its callback, which ends the loop as well.
  }
  if (!isSignedOut()) return false
  await manager.signInWithRedirect(redirect)
  return true
}

const key = 'sign-in-redirects'

async function readTimes(storage: StateStorage, now: number): Promise<number[]> {
  try {
    const times: unknown = JSON.parse((await storage.get(key)) ?? '[]')
    return Array.isArray(times) ? times.filter((time) => time > now - period && time <= now) : []
  } catch {
    return []
  }
}

import { StoredSessionError } from '../../../errors/index.js'
import type { ProviderTokens } from '../../../identity/internal.js'
import { ignore } from '../../ignore.js'
import type { SessionManagerOptions } from '../sessionManager.js'
import type { ManagerContext } from './context.js'
import type { Records } from './records.js'

/**
 * Creates the function that finds out, once, whether a user is signed in.
 *
 * @param ensureScopedToken - gets a token for the scope of this tab
 */
export function createRestore(
  {
    openid,
    environment,
    page,
    tabs,
    tabStorage,
    getState,
    dispatch,
  }: Pick<
    ManagerContext,
    'openid' | 'environment' | 'page' | 'tabs' | 'tabStorage' | 'getState' | 'dispatch'
  >,
  { silentSignIn = 'returning', onReturn }: Pick<SessionManagerOptions, 'silentSignIn' | 'onReturn'>,
  records: Pick<Records, 'read'>,
  signIns: {
    signInWithProvider(request: () => Promise<ProviderTokens>): Promise<unknown>
    signInSilently(): Promise<unknown>
  },
  ensureScopedToken: () => Promise<void>,
): () => Promise<void> {
  let restoring: Promise<void> | undefined
  let relayed = false

  function fail(error: unknown): void {
    if (!(error instanceof Error)) throw error
    dispatch({ type: 'restoreFailed', error })
  }

  /** Finishes a sign-in by redirect. Returns whether there is nothing else to restore. */
  async function finishRedirect(): Promise<boolean> {
    const callback = page && (await openid?.finish(environment))
    if (!callback) return false
    if (callback === 'relayed') {
      relayed = true
      return true
    }
    onReturn?.(callback.returnTo)
    const { redeem } = callback
    if (!redeem) return false
    try {
      await signIns.signInWithProvider(redeem)
      return true
    } catch (error) {
      // A callback that fails does not end an existing session.
      if (!(error instanceof Error)) throw error
      return false
    }
  }

  async function find(): Promise<void> {
    tabs.open()
    try {
      if (await finishRedirect()) return
    } catch (error) {
      // A callback that cannot be read does not end an existing session.
      fail(error)
    }
    const damaged = await records.read()
    if (!getState().live) await tabs.ask()
    if (getState().live) {
      dispatch({ type: 'sessionFound' })
      return ensureScopedToken()
    }
    const wanted =
      silentSignIn === 'always' ||
      (silentSignIn === 'returning' && (await tabStorage.get('openid')) !== undefined)
    if (openid && page && wanted && !getState().attemptError && !(await tabStorage.get('silent'))) {
      await signIns.signInSilently()
    }
    if (damaged && !getState().live && !getState().attemptError) fail(new StoredSessionError())
  }

  return () => {
    restoring ??= find()
      .catch(fail)
      .catch(ignore)
      .then(() => dispatch({ type: 'restored', relayed }))
    return restoring
  }
}

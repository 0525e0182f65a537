import { StoredSessionError } from '../../../errors/index.js'
import { recall } from '../ports/tabStorage.js'
import type { SessionManager, SessionSnapshot } from '../sessionManager.js'
import type { Shared } from './context.js'
import type { SignInWithProvider } from './signIn.js'

/**
 * Makes what finds out, once, whether somebody is signed in.
 *
 * @param settle - has a token for the scope of this tab
 */
export function createRestore(
  shared: Shared,
  settle: () => Promise<void>,
  signInWithProvider: SignInWithProvider,
  signInSilently: SessionManager['signInSilently'],
): SessionManager['restore'] {
  const { openid, options, page, state, store, channel, update } = shared
  const { silentSignIn = 'returning' } = options
  let restoring: Promise<SessionSnapshot> | undefined

  /** Finishes a sign-in by redirect. Returns whether there is nothing more to find out. */
  async function finishRedirect(): Promise<boolean> {
    const callback = page && (await openid?.finish(shared))
    if (!callback) return false
    if (callback === 'relayed') {
      state.relayed = true
      return true
    }
    options.onReturn?.(callback.returnTo)
    const { redeem } = callback
    if (!redeem) return false
    try {
      await signInWithProvider(redeem)
      return true
    } catch (error) {
      // An answer that is no use does not end a session that there is.
      if (!(error instanceof Error)) throw error
      return false
    }
  }

  async function find(): Promise<void> {
    channel.open()
    try {
      if (await finishRedirect()) return
    } catch (error) {
      // An answer that cannot be read does not end a session that there is.
      if (!(error instanceof Error)) throw error
      state.attemptError = error
    }
    await store.read()
    if (!store.live) await channel.ask()
    if (store.live) {
      state.attemptError = undefined
      return settle()
    }
    const wanted =
      silentSignIn === 'always' ||
      (silentSignIn === 'returning' && (await recall(shared, 'openid')) !== undefined)
    if (openid && page && wanted && !state.attemptError && !(await recall(shared, 'silent'))) {
      await signInSilently()
    }
    if (store.damaged && !store.live) state.attemptError ??= new StoredSessionError()
  }

  return () => {
    restoring ??= find()
      .catch((error: unknown) => {
        if (error instanceof Error) state.attemptError = error
      })
      .then(() => {
        state.restored = !state.relayed
        return update()
      })
    return restoring
  }
}

import type { AccessInfo } from '../../../access/index.js'
import { SignInRequiredError } from '../../../errors/index.js'
import type { WaitOptions } from '../../../identity/index.js'
import { abortable } from '../../../identity/internal.js'
import type { Shared } from './context.js'

/**
 * Resolves to what `obtain` gets: after this tab has found out whether somebody is signed in, and, if the manager's
 * `onExpired` says so, when the same user has signed in again.
 *
 * Rejects with a `SignInRequiredError` when somebody has to sign in first, or another user than `identity` has.
 */
export type WaitForAccess = (
  obtain: () => Promise<AccessInfo>,
  wait?: WaitOptions,
  identity?: string,
) => Promise<AccessInfo>

/** Makes what requests wait with. */
export function createWaitForAccess(
  { options, state, store }: Shared,
  restore: () => Promise<unknown>,
): WaitForAccess {
  return async (obtain, wait, identity) => {
    const signal = wait?.signal
    if (!state.restored && !store.live) await abortable(restore(), signal)
    const expected = identity ?? state.identity
    for (;;) {
      try {
        if (identity !== undefined && state.identity !== undefined && state.identity !== identity) {
          throw new SignInRequiredError({ reason: 'other_user' })
        }
        return await abortable(obtain(), signal)
      } catch (error) {
        const waits = error instanceof SignInRequiredError && error.reason !== 'other_user'
        if (!waits || options.onExpired !== 'wait') throw error
        const { epoch } = store.current ?? {}
        do await abortable(store.next(), signal)
        while (!store.live || store.current?.epoch === epoch)
        // What one user wanted is not done in the name of another.
        if (expected !== undefined && state.identity !== expected) {
          throw new SignInRequiredError({ reason: 'other_user' })
        }
      }
    }
  }
}

import { SignInRequiredError } from '../../../errors/index.js'
import { abortable } from '../../../identity/internal.js'
import type { SessionManagerOptions } from '../sessionManager.js'
import type { ManagerContext, WaitForAccess } from './context.js'

/** Creates the gate that requests wait on. `expiry` is read when a request fails: its default may change until then. */
export function createWaitForAccess(
  { getState, nextRecord }: Pick<ManagerContext, 'getState' | 'nextRecord'>,
  expiry: Pick<SessionManagerOptions, 'onExpired'>,
  restore: () => Promise<unknown>,
): WaitForAccess {
  return async (obtain, wait, identity) => {
    const signal = wait?.signal
    const isOther = (expected: string | undefined) =>
      expected !== undefined && getState().identity !== expected
    const state = getState()
    if (!state.restored && !state.live) await abortable(restore(), signal)
    const expected = identity ?? getState().identity
    for (;;) {
      try {
        if (getState().identity !== undefined && isOther(identity)) {
          throw new SignInRequiredError({ reason: 'other_user' })
        }
        return await abortable(obtain(), signal)
      } catch (error) {
        const waits = error instanceof SignInRequiredError && error.reason !== 'other_user'
        if (!waits || (wait?.onExpired ?? expiry.onExpired) !== 'wait') throw error
        const generation = getState().record?.generation
        do {
          // Signing out withdraws what the user has requested.
          if (expected !== undefined && !getState().live) {
            throw new SignInRequiredError({ reason: 'signed_out' })
          }
          await abortable(nextRecord(), signal)
        } while (!getState().live || getState().record?.generation === generation)
        // A request of one user must not be sent as another user.
        if (isOther(expected)) throw new SignInRequiredError({ reason: 'other_user' })
      }
    }
  }
}

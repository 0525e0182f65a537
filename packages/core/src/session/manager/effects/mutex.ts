import { SignInRequiredError } from '../../../errors/index.js'
import { abortable } from '../../../identity/internal.js'
import { ignore } from '../../ignore.js'
import { withLock } from '../ports/withLock.js'
import type { ManagerContext, Mutex } from './context.js'
import type { Records } from './records.js'

/**
 * Creates the mutex. Only one task at a time may change the session: a renewal spends a refresh token that works once.
 *
 * @param lockTimeout - milliseconds: the longest wait for another tab
 */
export function createMutex(
  context: Pick<
    ManagerContext,
    'getState' | 'dispatch' | 'nextRecord' | 'tabs' | 'name' | 'locks' | 'setTimer'
  >,
  records: Pick<Records, 'read'>,
  lockTimeout: number,
): Mutex {
  const { getState, dispatch, nextRecord, tabs, name } = context
  let turn: Promise<unknown> = Promise.resolve()

  /** Rejects when the user signs out, or another sign-in replaces this one. */
  async function overtaken(generation: number | undefined, done: AbortSignal): Promise<never> {
    while (!done.aborted && getState().record?.generation === generation) {
      await abortable(nextRecord(), done)
    }
    throw new SignInRequiredError({ reason: getState().live ? 'other_user' : 'signed_out' })
  }

  return (task) => {
    const next = async () => {
      let taken = false
      try {
        return await withLock(context, `monasca:${name}`, lockTimeout, async () => {
          taken = true
          dispatch({ type: 'lockTaken' })
          const leave = await records.read().then(() => tabs.enter())
          const done = new AbortController()
          try {
            // After a sign-out no caller waits for a renewal; its result is not stored.
            return await Promise.race([task(), overtaken(getState().record?.generation, done.signal)])
          } finally {
            done.abort()
            leave()
          }
        })
      } finally {
        // Listeners hear of it only now: they may do anything, and other tabs must not wait for them.
        if (taken) dispatch({ type: 'lockReleased' })
      }
    }
    const run = turn.then(next, next)
    turn = run.catch(ignore)
    return run
  }
}

import { SignInRequiredError } from '../../../errors/index.js'
import { abortable } from '../../../identity/internal.js'
import { ignore } from '../../ignore.js'
import { withLock } from '../ports/withLock.js'
import type { Shared } from './context.js'

/** Runs a task when no other one of this tab, and none of another tab, runs. */
export type Exclusive = <value>(task: () => Promise<value>) => Promise<value>

/**
 * Makes what lets one task at a time change the session: a renewal spends a refresh token that works once.
 *
 * @param lockTimeout - milliseconds: the longest wait for another tab
 */
export function createTurns(shared: Shared, lockTimeout: number): Exclusive {
  const { state, store, channel, update, name } = shared
  let turn: Promise<unknown> = Promise.resolve()

  /** Rejects when the sign-in has ended, or another one has taken its place. */
  async function overtaken(epoch: number | undefined, done: AbortSignal): Promise<never> {
    while (!done.aborted && store.current?.epoch === epoch) {
      await abortable(store.next(), done)
    }
    throw new SignInRequiredError({ reason: store.live ? 'other_user' : 'signed_out' })
  }

  return (task) => {
    const next = () =>
      withLock(shared, `monasca:${name}`, lockTimeout, async () => {
        state.holding++
        const leave = await store.read().then(() => channel.enter())
        const done = new AbortController()
        try {
          // Nobody waits for a renewal of what has been signed out of; its result is not stored.
          return await Promise.race([task(), overtaken(store.current?.epoch, done.signal)])
        } finally {
          done.abort()
          leave()
          state.holding--
        }
      })
    const run = turn.then(next, next)
    turn = run.catch(ignore)
    return run.finally(update)
  }
}

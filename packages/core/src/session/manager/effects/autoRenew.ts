import { ignore } from '../../ignore.js'
import type { PageEvent } from '../ports/page.js'
import { createScheduler } from '../ports/scheduler.js'
import { accessOf } from '../ports/sessionRecord.js'
import type { SessionManager } from '../sessionManager.js'
import { remainingLife, renewalMargin } from '../tokenLife.js'
import type { ActiveScope } from './activeScope.js'
import type { Shared } from './context.js'
import { endSession } from './signOut.js'

/** Makes what keeps the session while somebody listens: renews in time, and catches up with what happened meanwhile. */
export function createUpkeep(
  shared: Shared,
  scope: ActiveScope,
  restore: () => Promise<unknown>,
): SessionManager['start'] {
  const { context, options, state, store, channel, tokens, update, name, random } = shared
  const scheduler = createScheduler({ ...shared, check, onPage })
  let starts = 0
  let jitter: { token: string; factor: number } | undefined

  function check(): void {
    const { failure, choice } = state
    const record = store.live
    if (record && state.restored && !record.over) {
      const now = context.clock()
      const left = remainingLife(accessOf(record.base), record, now)
      // Tabs do not come in step.
      if (jitter?.token !== record.base.token) jitter = { token: record.base.token, factor: 1 + random() / 2 }
      const resting = failure !== undefined && now < failure.retryAt
      const due = tokens.canRenew(record) && left <= renewalMargin(record) * jitter.factor
      const missing = !choice || !tokens.peek(choice)
      if (due && !resting) scope.obtain(true).catch(ignore)
      else if (!resting && missing && (tokens.lasts(record) || left > 0)) scope.settle().catch(ignore)
    }
    update()
  }

  /** Hears of what other tabs have done while this one did not listen. */
  function catchUp(): void {
    store
      .read()
      .then(() => channel.ask())
      .then(check, ignore)
  }

  function onPage(event: PageEvent): void {
    if (event.type === 'online') state.failure = undefined
    if (event.type === 'restored') {
      // Back from the provider, to the page as it was left.
      state.attempt++
      state.busy = false
      catchUp()
    }
    if (event.type === 'storage') {
      if (options.storage !== 'local' || (event.key !== undefined && !event.key.endsWith(name))) return
      if (event.value === undefined) endSession(shared).catch(ignore)
      else store.read().catch(ignore)
    }
    check()
  }

  return () => {
    let stopped = false
    if (++starts === 1) {
      channel.open()
      scheduler.start()
      if (state.restored) catchUp()
    }
    restore().catch(ignore)
    return () => {
      if (stopped) return
      stopped = true
      if (--starts > 0) return
      scheduler.stop()
      channel.close()
    }
  }
}

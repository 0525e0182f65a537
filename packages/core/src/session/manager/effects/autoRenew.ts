import { ignore } from '../../ignore.js'
import type { PageEvent } from '../ports/page.js'
import { createScheduler } from '../ports/scheduler.js'
import { accessOf } from '../ports/sessionRecord.js'
import type { SessionManagerOptions } from '../sessionManager.js'
import { remainingLife, renewalMargin } from '../tokenLife.js'
import type { TokenStore } from '../tokenStore.js'
import type { ActiveScope, ManagerContext } from './context.js'
import type { Records } from './records.js'

/** Creates the upkeep between `start` and stop: it renews in time, and catches up with other tabs. */
export function createAutoRenew(
  manager: Pick<
    ManagerContext,
    'context' | 'page' | 'setTimer' | 'random' | 'name' | 'tabs' | 'getState' | 'dispatch'
  >,
  { storage }: Pick<SessionManagerOptions, 'storage'>,
  records: Pick<Records, 'read'>,
  tokens: TokenStore,
  scope: Pick<ActiveScope, 'obtain' | 'ensureScopedToken'>,
  restore: () => Promise<unknown>,
  endSession: () => Promise<void>,
): () => () => void {
  const { context, name, random, tabs, getState, dispatch } = manager
  const scheduler = createScheduler({ ...manager, check, onPage })
  let starts = 0
  let jitter: { token: string; factor: number } | undefined

  function check(): void {
    const { failure, choice, restored, live: record } = getState()
    if (record && restored && !record.expiredReason) {
      const now = context.clock()
      const left = remainingLife(accessOf(record.base), record, now)
      // Tabs do not renew in step.
      if (jitter?.token !== record.base.token) jitter = { token: record.base.token, factor: 1 + random() / 2 }
      const resting = failure !== undefined && now < failure.retryAt
      const due = tokens.canRenew(record) && left <= renewalMargin(record) * jitter.factor
      const missing = !choice || !tokens.peek(choice)
      if (due && !resting) scope.obtain(true).catch(ignore)
      else if (!resting && missing && (tokens.lasts(record) || left > 0)) {
        scope.ensureScopedToken().catch(ignore)
      }
    }
    dispatch({ type: 'timePassed' })
  }

  /** Learns what other tabs did while this one did not listen. */
  function catchUp(): void {
    records
      .read()
      .then(() => tabs.ask())
      .then(check, ignore)
  }

  function onPage(event: PageEvent): void {
    if (event.type === 'online') dispatch({ type: 'failureCleared' })
    if (event.type === 'restored') {
      dispatch({ type: 'pageRestored' })
      catchUp()
    }
    if (event.type === 'storage') {
      if (storage !== 'local' || (event.key !== undefined && !event.key.endsWith(name))) return
      if (event.value === undefined) endSession().catch(ignore)
      else records.read().catch(ignore)
    }
    check()
  }

  return () => {
    let stopped = false
    if (++starts === 1) {
      tabs.open()
      scheduler.start()
      if (getState().restored) catchUp()
    }
    restore().catch(ignore)
    return () => {
      if (stopped) return
      stopped = true
      if (--starts > 0) return
      scheduler.stop()
      tabs.close()
    }
  }
}

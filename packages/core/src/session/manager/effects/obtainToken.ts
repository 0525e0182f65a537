import type { AccessInfo } from '../../../access/index.js'
import { SignInRequiredError } from '../../../errors/index.js'
import { nextFailure } from '../backoff.js'
import { scopeKey } from '../ports/scope.js'
import { accessOf, type LiveRecord } from '../ports/sessionRecord.js'
import { remainingLife, renewalMargin } from '../tokenLife.js'
import type { Target } from '../tokenStore.js'
import type { Shared } from './context.js'
import { explainFailure } from './explainFailure.js'
import type { Exclusive } from './mutex.js'
import { createRenewal } from './renewal.js'

/**
 * Resolves to a usable token for a scope, renewing if need be.
 *
 * Takes `renew`, which gets a new one whatever is left, unless another tab just did, and `quiet`: a failure is the
 * caller's alone, such as that of a switch to a scope.
 */
export type ObtainToken = (
  target: Target,
  options?: { renew?: boolean; quiet?: boolean },
) => Promise<AccessInfo>

/** Makes what has a usable token for each scope, and gets another in time. All who want the same share one attempt. */
export function createObtainToken(shared: Shared, exclusive: Exclusive): ObtainToken {
  const { context, state, store, tokens, update, random } = shared
  const { clock } = context
  const { refused } = tokens
  const renewal = createRenewal(shared)
  const running = new Map<string, Promise<AccessInfo>>()

  function usable(): LiveRecord {
    const record = store.live
    if (!record) throw new SignInRequiredError({ reason: 'signed_out' })
    if (record.over) throw new SignInRequiredError({ reason: 'expired' })
    return record
  }

  const leftOf = (record: LiveRecord) => remainingLife(accessOf(record.base), record, clock())

  function isRefused(record: LiveRecord, target: Target): boolean {
    const stored = tokens.pick(record, target)
    return stored !== undefined && refused.has(stored.token)
  }

  /** Whether a new base has to be made before anything else. */
  function mustRenew(record: LiveRecord, target: Target): boolean {
    const left = leftOf(record)
    if (!tokens.canRenew(record)) return left <= 0
    return refused.has(record.base.token) || isRefused(record, target) || left <= renewalMargin(record)
  }

  /** Gets the token that is missing. Runs while no other tab does. */
  async function work(
    target: Target,
    unwantedBase: string | undefined,
    unwanted: string | undefined,
  ): Promise<AccessInfo> {
    let renewed = false
    for (;;) {
      let record = usable()
      const old = record.base.token === unwantedBase
      // Another tab may have got it while this one waited.
      const known = old ? undefined : tokens.peek(target, record)
      if (known && known.authToken !== unwanted) return known
      if (!renewed && (old || mustRenew(record, target))) {
        renewed = true
        record = await renewal.renewBase(record)
      }
      const next = tokens.peek(target, record)
      if (next && next.authToken !== unwanted) return next
      if (refused.has(record.base.token)) throw new SignInRequiredError({ reason: 'expired' })
      if (target === 'base') return accessOf(record.base)
      const made = await renewal.rescope(record, target, renewed)
      if (made) return made
    }
  }

  async function produce(target: Target, renew: boolean, quiet: boolean): Promise<AccessInfo> {
    const record = usable()
    const { failure } = state
    if (!renew && !quiet && failure && clock() < failure.retryAt) {
      const rest = tokens.alive(target)
      if (rest) return rest
      throw failure.error
    }
    const [oldBase, oldToken] = renew ? [record.base.token, tokens.pick(record, target)?.token] : []
    if (!tokens.canRenew(record) && record.kept) {
      const needed = renew || leftOf(record) <= renewalMargin(record) || isRefused(record, target)
      if (needed) await renewal.askOthers(record)
    }
    try {
      const access = await exclusive(() =>
        work(target, tokens.canRenew(record) ? oldBase : undefined, oldToken),
      )
      if (!quiet) state.failure = undefined
      return access
    } catch (caught) {
      if (caught instanceof SignInRequiredError) throw caught
      const error = await explainFailure(shared, caught)
      if (!quiet && error instanceof Error) state.failure = nextFailure(error, state.failure, clock(), random)
      // While the old token lives the session goes on.
      const rest = renew || quiet ? undefined : tokens.alive(target)
      if (rest) return rest
      throw error
    }
  }

  return (target, { renew = false, quiet = false } = {}) => {
    const known = renew ? undefined : tokens.peek(target)
    if (known) return Promise.resolve(known)
    const key = target === 'base' ? target : scopeKey(target)
    const attempt = running.get(key)
    if (attempt) return attempt
    const run = produce(target, renew, quiet).finally(() => {
      running.delete(key)
      update()
    })
    running.set(key, run)
    update()
    return run
  }
}

import type { AccessInfo } from '../../../access/index.js'
import { SignInRequiredError } from '../../../errors/index.js'
import { scopeKey, type Target } from '../ports/scope.js'
import { accessOf, type LiveRecord } from '../ports/sessionRecord.js'
import { remainingLife, renewalMargin } from '../tokenLife.js'
import type { TokenStore } from '../tokenStore.js'
import type { ManagerContext, Mutex, ObtainToken, Renewal } from './context.js'
import { explainFailure } from './explainFailure.js'

/**
 * Creates the function that gets a usable token for a scope. Concurrent calls for a scope share one attempt.
 *
 * @param loadRenewal - resolves to what makes new tokens, once one is missing
 */
export function createObtainToken(
  manager: Pick<
    ManagerContext,
    'context' | 'authUrl' | 'fetch' | 'page' | 'setTimer' | 'random' | 'getState' | 'dispatch'
  >,
  tokens: TokenStore,
  loadRenewal: () => Promise<Renewal>,
  mutex: Mutex,
): ObtainToken {
  const { random, getState, dispatch } = manager
  const { clock } = manager.context
  const running = new Map<string, Promise<AccessInfo>>()

  function usable(): LiveRecord {
    const record = getState().live
    if (!record) throw new SignInRequiredError({ reason: 'signed_out' })
    if (record.expiredReason) throw new SignInRequiredError({ reason: 'expired' })
    return record
  }

  const leftOf = (record: LiveRecord) => remainingLife(accessOf(record.base), record, clock())

  function isRefused(record: LiveRecord, target: Target): boolean {
    const stored = tokens.pick(record, target)
    return stored !== undefined && tokens.isRefused(stored.token)
  }

  /** Whether a new base has to be made before anything else. */
  function mustRenew(record: LiveRecord, target: Target): boolean {
    const left = leftOf(record)
    if (!tokens.canRenew(record)) return left <= 0
    return tokens.isRefused(record.base.token) || isRefused(record, target) || left <= renewalMargin(record)
  }

  /** Gets the token that is missing. Runs while no other tab does. */
  async function work(
    renewal: Renewal,
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
      if (tokens.isRefused(record.base.token)) throw new SignInRequiredError({ reason: 'expired' })
      if (target === 'base') return accessOf(record.base)
      const made = await renewal.rescope(record, target, renewed)
      if (made) return made
    }
  }

  async function produce(target: Target, renew: boolean, quiet: boolean): Promise<AccessInfo> {
    const record = usable()
    const { failure } = getState()
    if (!renew && !quiet && failure && clock() < failure.retryAt) {
      const rest = tokens.alive(target)
      if (rest) return rest
      throw failure.error
    }
    const [oldBase, oldToken] = renew ? [record.base.token, tokens.pick(record, target)?.token] : []
    try {
      const renewal = await loadRenewal()
      if (!tokens.canRenew(record) && record.renewable) {
        const needed = renew || leftOf(record) <= renewalMargin(record) || isRefused(record, target)
        if (needed) await renewal.askPeersToRenew(record)
      }
      const unwantedBase = tokens.canRenew(record) ? oldBase : undefined
      const access = await mutex(() => work(renewal, target, unwantedBase, oldToken))
      if (!quiet) dispatch({ type: 'failureCleared' })
      return access
    } catch (caught) {
      if (caught instanceof SignInRequiredError) throw caught
      const error = await explainFailure(manager, caught)
      if (!quiet && error instanceof Error) {
        dispatch({ type: 'renewalFailed', error, now: clock(), random: random() })
      }
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
    })
    running.set(key, run)
    // Without `start` this is the moment to notice that the token has expired.
    dispatch({ type: 'timePassed' })
    return run
  }
}

import type { AccessInfo } from '../../../access/index.js'
import { SignInRequiredError } from '../../../errors/index.js'
import { scopeKey, type Target } from '../ports/scope.js'
import type { TokenStore } from '../tokenStore.js'
import type { ManagerContext, ObtainToken } from './context.js'
import { explainFailure } from './explainFailure.js'
import type { TokenWork } from './tokenWork.js'
import { usableRecord } from './usableRecord.js'

/**
 * Creates the function that gets a usable token for a scope. Concurrent calls for a scope share one attempt.
 *
 * @param loadWork - resolves to what gets new tokens
 */
export function createObtainToken(
  manager: Pick<
    ManagerContext,
    'context' | 'authUrl' | 'fetch' | 'page' | 'setTimer' | 'random' | 'getState' | 'dispatch'
  >,
  tokens: TokenStore,
  loadWork: () => Promise<Pick<TokenWork, 'renewMissing'>>,
): ObtainToken {
  const { random, getState, dispatch } = manager
  const { clock } = manager.context
  const running = new Map<string, Promise<AccessInfo>>()

  async function produce(target: Target, renew: boolean, quiet: boolean): Promise<AccessInfo> {
    const record = usableRecord(getState())
    const { failure } = getState()
    if (!renew && !quiet && failure && clock() < failure.retryAt) {
      const rest = tokens.alive(target)
      if (rest) return rest
      throw failure.error
    }
    const unwanted = renew
      ? { base: record.base.token, token: tokens.pick(record, target)?.token }
      : undefined
    try {
      const { renewMissing } = await loadWork()
      const access = await renewMissing(record, target, unwanted)
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

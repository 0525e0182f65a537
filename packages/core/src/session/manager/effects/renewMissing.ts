import type { AccessInfo } from '../../../access/index.js'
import { SignInRequiredError } from '../../../errors/index.js'
import type { Target } from '../ports/scope.js'
import { accessOf, type LiveRecord } from '../ports/sessionRecord.js'
import { remainingLife, renewalMargin } from '../tokenLife.js'
import type { TokenStore } from '../tokenStore.js'
import type { ManagerContext, RenewMissing } from './context.js'
import { createMutex } from './mutex.js'
import type { Records } from './records.js'
import { createRenewal, type RenewalContext } from './renewal.js'
import { usableRecord } from './usableRecord.js'

/**
 * Creates the function that gets tokens that are missing. Loaded when it is needed.
 *
 * @param lockTimeout - milliseconds: the longest wait for another tab
 */
export function createRenewMissing(
  manager: RenewalContext & Pick<ManagerContext, 'name' | 'locks'>,
  records: Pick<Records, 'read' | 'commit'>,
  tokens: TokenStore,
  lockTimeout: number,
): RenewMissing {
  const { getState } = manager
  const { clock } = manager.context
  const renewal = createRenewal(manager, records, tokens)
  const mutex = createMutex(manager, records, lockTimeout)

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
    target: Target,
    unwantedBase: string | undefined,
    unwanted: string | undefined,
  ): Promise<AccessInfo> {
    let renewed = false
    for (;;) {
      let record = usableRecord(getState())
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

  return async (record, target, unwanted) => {
    if (!tokens.canRenew(record) && record.renewable) {
      const needed = unwanted || leftOf(record) <= renewalMargin(record) || isRefused(record, target)
      if (needed) await renewal.askPeersToRenew(record)
    }
    const unwantedBase = tokens.canRenew(record) ? unwanted?.base : undefined
    return mutex(() => work(target, unwantedBase, unwanted?.token))
  }
}

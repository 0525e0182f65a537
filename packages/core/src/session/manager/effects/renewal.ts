import type { AccessInfo } from '../../../access/index.js'
import { BaseError, InvalidTokenError, SignInRequiredError } from '../../../errors/index.js'
import { V3Token } from '../../../identity/index.js'
import type { ProviderTokens } from '../../../identity/internal.js'
import { ignore } from '../../ignore.js'
import { choiceOf, type ScopeChoice, scopeKey } from '../ports/scope.js'
import { accessOf, type LiveRecord, type LiveSession, nextCount, storedOf } from '../ports/sessionRecord.js'
import { isFresh, remainingLife } from '../tokenLife.js'
import type { TokenStore } from '../tokenStore.js'
import type { ManagerContext, Renewal } from './context.js'
import { type Measured, measure } from './measure.js'
import { needsPerson } from './needsPerson.js'
import type { Records } from './records.js'
import { revokeToken } from './revokeToken.js'

/** Milliseconds that another tab, which keeps the password, has to renew for this one. */
const wantTime = 3000

/** What renewals use of the manager. */
export type RenewalContext = Pick<
  ManagerContext,
  'context' | 'authUrl' | 'openid' | 'tabs' | 'tabId' | 'setTimer' | 'getState' | 'dispatch' | 'nextRecord'
>

/** Creates the renewal. Its methods, except `askPeersToRenew`, run while this tab holds the mutex. */
export function createRenewal(
  manager: RenewalContext,
  records: Pick<Records, 'read' | 'commit'>,
  tokens: TokenStore,
): Renewal {
  const { context, authUrl, openid, tabs, tabId, setTimer, getState, dispatch, nextRecord } = manager
  const { clock } = context
  const liveRecord = () => getState().live

  /** Stores what became of a session on top of whatever other tabs have stored of it meanwhile. */
  async function amend(
    { id }: LiveRecord,
    change: (latest: LiveRecord) => Partial<LiveSession> | undefined,
  ): Promise<LiveRecord> {
    for (;;) {
      const latest = liveRecord()
      if (latest?.id !== id) throw new SignInRequiredError({ reason: latest ? 'other_user' : 'signed_out' })
      const part = change(latest)
      if (!part) return latest
      const next: LiveRecord = { ...latest, ...part, version: nextCount(latest.version), tabId }
      if (await records.commit(next, latest)) return next
    }
  }

  /** Notes for all tabs that only the person can go on. */
  async function endFor(record: LiveRecord, cause: unknown): Promise<never> {
    const expiredReason = (cause instanceof BaseError && cause.shortMessage.slice(0, 1000)) || 'refused'
    await amend(record, (latest) => (latest.version === record.version ? { expiredReason } : undefined))
    throw new SignInRequiredError({ reason: 'expired', cause })
  }

  /** Spends the refresh token. What the provider gives for it is stored before anything else can fail. */
  async function spend(record: LiveRecord): Promise<LiveRecord> {
    const { provider } = record
    if (!openid || !provider?.refreshToken) throw new SignInRequiredError({ reason: 'expired' })
    let given: ProviderTokens
    try {
      given = await openid.refresh(context, provider)
    } catch (error) {
      if (!needsPerson(error)) throw error
      // Refused perhaps because another tab, which did not wait for us, has spent it: then its result is ours.
      await records.read()
      await tabs.ask()
      const latest = liveRecord()
      if (latest?.id === record.id && latest.provider?.refreshToken !== provider.refreshToken) return latest
      return endFor(record, error)
    }
    const { idToken = provider.idToken } = given
    try {
      return await amend(record, () => ({ provider: { ...given, idToken } }))
    } catch (error) {
      // Signed out meanwhile: only this tab can revoke these.
      await openid.revoke(context, given).catch(ignore)
      throw error
    }
  }

  async function renewBase(old: LiveRecord): Promise<LiveRecord> {
    let record = old
    const { provider } = record
    let renewed: Measured
    if (provider && openid) {
      const exchange = () =>
        measure(context, (timed) => openid.exchange(timed, authUrl, record.provider ?? provider))
      const fresh = isFresh(provider, clock())
      if (!fresh) record = await spend(record)
      renewed = await exchange().catch(async (error: unknown) => {
        // It may have been revoked before its time.
        if (!fresh || !(error instanceof InvalidTokenError) || !provider.refreshToken) throw error
        record = await spend(record)
        return exchange()
      })
    } else {
      const method = tokens.credentialOf(record)
      if (!method) throw new SignInRequiredError({ reason: 'expired' })
      try {
        renewed = await measure(context, (timed) => method.authenticate(timed, authUrl))
      } catch (error) {
        if (needsPerson(error)) await endFor(record, error)
        throw error
      }
    }
    const { access, clockOffset } = renewed
    return amend(record, (latest) => {
      // Tokens of the old base are valid until they expire, so requests need not wait.
      const living = Object.entries(latest.scoped).filter(
        ([, stored]) => remainingLife(accessOf(stored), latest, clock()) > 0,
      )
      const renewable = tokens.credentialOf(latest) !== undefined
      return { base: storedOf(access), scoped: Object.fromEntries(living), clockOffset, renewable }
    }).catch(async (error: unknown) => {
      // Signed out meanwhile: only this tab can revoke it.
      await revokeToken(manager, access.authToken).catch(ignore)
      throw error
    })
  }

  async function rescope(
    record: LiveRecord,
    target: ScopeChoice,
    renewed: boolean,
  ): Promise<AccessInfo | undefined> {
    const { token } = record.base
    if (record.signInMethod === 'application-credential') {
      // Keystone makes no other token from that of an application credential.
      return accessOf(record.base)
    }
    const plugin = new V3Token({ authUrl, token, ...target })
    try {
      const { access, clockOffset } = await measure(context, (timed) => plugin.authenticate(timed))
      const key = scopeKey(choiceOf(access))
      const stored = storedOf(access)
      const next = await amend(record, (latest) =>
        latest.base.token === token
          ? { scoped: { ...latest.scoped, [key]: stored }, clockOffset }
          : undefined,
      )
      return next.base.token === token ? accessOf(stored) : undefined
    } catch (error) {
      if (!(error instanceof InvalidTokenError)) throw error
      // The base itself is good no more.
      if (!tokens.canRenew(record)) return endFor(record, error)
      if (renewed) throw error
      dispatch({ type: 'tokenRefused', token })
      return undefined
    }
  }

  async function askPeersToRenew(record: LiveRecord): Promise<void> {
    tabs.requestRenewal(record.id, record.version)
    let timedOut = false
    const timeout = new Promise<void>((resolve) => {
      setTimer(() => {
        timedOut = true
        resolve()
      }, wantTime)
    })
    while (!timedOut && liveRecord()?.base.token === record.base.token) {
      await Promise.race([nextRecord(), timeout])
    }
    // That tab is gone, and the password with it.
    if (timedOut) {
      await amend(record, (latest) =>
        latest.base.token === record.base.token ? { renewable: false } : undefined,
      )
    }
  }

  return { renewBase, rescope, askPeersToRenew }
}

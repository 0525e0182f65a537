import { MissingAuthMethodsError, SignInRequiredError } from '../../../errors/index.js'
import type { AuthContext } from '../../../identity/index.js'
import { guessClockOffset, type ProviderTokens } from '../../../identity/internal.js'
import { ignore } from '../../ignore.js'
import type { SignInMethod, SignInMethodName } from '../methods/signInMethod.js'
import type { OpenId } from '../openid/openId.js'
import { nextCount, type SessionRecord, storedOf } from '../ports/sessionRecord.js'
import type { Challenge } from '../state.js'
import type { IsCurrent, ManagerContext } from './context.js'
import { type Measured, measure } from './measure.js'
import type { Records } from './records.js'
import { revokeToken } from './revokeToken.js'

/** Creates what gets the first token of a session, and starts it in all tabs. Loaded when a user signs in. */
export function createBeginSession(
  manager: Pick<
    ManagerContext,
    'context' | 'authUrl' | 'tabs' | 'tabId' | 'createId' | 'getState' | 'dispatch'
  >,
  records: Pick<Records, 'read' | 'commit'>,
  ensureScopedToken: () => Promise<void>,
): BeginSession {
  const { authUrl, tabs, tabId, createId, getState, dispatch } = manager

  /** Starts a session in all tabs. */
  async function begin(
    isCurrent: IsCurrent,
    signInMethod: SignInMethodName,
    { access, clockOffset }: Measured,
    provider?: ProviderTokens,
    method?: SignInMethod,
  ): Promise<void> {
    tabs.open()
    await records.read()
    await tabs.ask()
    const renewable = method?.keepCredentials ?? false
    for (;;) {
      if (!isCurrent()) {
        await revokeToken(manager, access.authToken).catch(ignore)
        throw new SignInRequiredError({ reason: 'signed_out' })
      }
      const record: SessionRecord = {
        generation: nextCount(getState().record?.generation ?? 0),
        id: createId(),
        version: 0,
        tabId,
        ended: false,
        signInMethod,
        base: storedOf(access),
        scoped: {},
        provider,
        renewable,
        clockOffset,
      }
      dispatch({ type: 'tokenIssued', id: record.id, method: renewable ? method : undefined })
      if (await records.commit(record)) break
    }
    await ensureScopedToken()
  }

  return {
    async withMethod(isCurrent, context, method) {
      try {
        const measured = await measure(context, (timed) => method.authenticate(timed, authUrl))
        if (method.name === 'token') {
          measured.clockOffset = guessClockOffset(measured.access, context.clock())
        }
        await begin(isCurrent, method.name, measured, undefined, method)
        return undefined
      } catch (error) {
        if (!(error instanceof MissingAuthMethodsError) || !method.user) throw error
        return { method, error }
      }
    },
    async withProvider(isCurrent, context, openid, provider) {
      const measured = await measure(context, (timed) => openid.exchange(timed, authUrl, provider))
      await begin(isCurrent, 'openid', measured, provider)
    },
    async withAnswer(isCurrent, context, { method, error }, passcode) {
      const { answerMethods } = await import('../methods/answerMethods.js')
      const methods = answerMethods(method, error, passcode)
      const measured = await measure(context, (timed) => method.authenticate(timed, authUrl, methods))
      await begin(isCurrent, method.name, measured)
    },
  }
}

/** Each gets a token and starts a session with it, unless a later sign-in has begun. */
export type BeginSession = {
  /** Resolves to a challenge if Keystone requires more. */
  withMethod(isCurrent: IsCurrent, context: AuthContext, method: SignInMethod): Promise<Challenge | undefined>
  withProvider(
    isCurrent: IsCurrent,
    context: AuthContext,
    openid: Pick<OpenId, 'exchange'>,
    provider: ProviderTokens,
  ): Promise<void>
  withAnswer(
    isCurrent: IsCurrent,
    context: AuthContext,
    challenge: Challenge,
    passcode: string,
  ): Promise<void>
}

import { InvalidParameterError, MissingAuthMethodsError, SignInRequiredError } from '../../../errors/index.js'
import type { AuthContext } from '../../../identity/index.js'
import { abortable, guessClockOffset, type ProviderTokens } from '../../../identity/internal.js'
import { ignore } from '../../ignore.js'
import type { SignInMethod, SignInMethodName } from '../methods/signInMethod.js'
import type { OpenId, RedirectOptions, WindowOptions } from '../openid/openId.js'
import { nextCount, type SessionRecord, storedOf } from '../ports/sessionRecord.js'
import type { SignInOptions } from '../sessionManager.js'
import type { Challenge } from '../state.js'
import type { ManagerContext } from './context.js'
import { explainFailure } from './explainFailure.js'
import { type Measured, measure } from './measure.js'
import type { Records } from './records.js'
import { revokeToken } from './revokeToken.js'

/** Whether a sign-in is still the latest of its tab: an earlier one must not change anything. */
type IsCurrent = () => boolean

/** The sign-ins of a manager. */
export type SignIns = {
  signIn(method: SignInMethod, options?: SignInOptions): Promise<void>
  answerChallenge(passcode: string, options?: SignInOptions): Promise<void>
  signInWithToken(token: string, options?: SignInOptions): Promise<void>
  signInWithRedirect(options?: RedirectOptions): Promise<void>
  signInWithPopup(options?: WindowOptions): Promise<void>
  signInSilently(options?: WindowOptions): Promise<boolean>
  /**
   * Signs in with the tokens that an OpenID provider issues.
   *
   * @returns whether it issued any
   */
  signInWithProvider(
    request: () => Promise<ProviderTokens | undefined>,
    options?: SignInOptions,
  ): Promise<boolean>
}

/**
 * Creates the sign-ins.
 *
 * @param ensureScopedToken - gets a token for the scope of this tab
 */
export function createSignIns(
  manager: Pick<
    ManagerContext,
    | 'context'
    | 'authUrl'
    | 'openid'
    | 'environment'
    | 'fetch'
    | 'page'
    | 'setTimer'
    | 'tabs'
    | 'tabId'
    | 'tabStorage'
    | 'createId'
    | 'getState'
    | 'dispatch'
  >,
  records: Pick<Records, 'read' | 'commit'>,
  ensureScopedToken: () => Promise<void>,
): SignIns {
  const { context, authUrl, environment, tabs, tabId, tabStorage, createId, getState, dispatch } = manager

  async function attempt(
    task: (isCurrent: IsCurrent, context: AuthContext) => Promise<Challenge | undefined>,
    { signal, scope, keepsChallenge = true }: SignInOptions & { keepsChallenge?: boolean } = {},
  ): Promise<void> {
    const send: AuthContext['send'] = (call) => context.send(signal ? { ...call, signal } : call)
    dispatch({ type: 'signInStarted', keepsChallenge, scope })
    const own = getState().attempt
    try {
      const isCurrent = () => own === getState().attempt && !signal?.aborted
      const challenge = await abortable(task(isCurrent, { ...context, send }), signal)
      dispatch({ type: 'signInEnded', attempt: own, challenge })
    } catch (caught) {
      // A cancelled sign-in has not failed.
      const error = signal?.aborted ? undefined : await explainFailure(manager, caught)
      dispatch({ type: 'signInEnded', attempt: own, failed: true, error })
      throw error ?? caught
    }
  }

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

  function openIdOf(): OpenId {
    if (manager.openid) return manager.openid
    throw new InvalidParameterError({
      parameter: 'openid',
      reason: 'is missing',
      advice: 'Pass `createOpenId({ … })`.',
    })
  }

  async function signInWithProvider(
    request: () => Promise<ProviderTokens | undefined>,
    options?: SignInOptions,
  ): Promise<boolean> {
    let done = false
    await attempt(async (isCurrent, context) => {
      const provider = await request()
      if (!provider) return
      const measured = await measure(context, (timed) => openIdOf().exchange(timed, authUrl, provider))
      await begin(isCurrent, 'openid', measured, provider)
      done = true
    }, options)
    return done
  }

  const signIn = (method: SignInMethod, options?: SignInOptions) =>
    attempt(
      async (isCurrent, context) => {
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
      { ...options, keepsChallenge: false },
    )

  return {
    signIn,
    answerChallenge: (passcode, options) =>
      attempt(async (isCurrent, context) => {
        const { pending } = getState()
        if (!pending) {
          throw new InvalidParameterError({ parameter: 'passcode', reason: 'answers no challenge' })
        }
        const { method, error } = pending
        const { answerMethods } = await import('../methods/answerMethods.js')
        const methods = answerMethods(method, error, passcode)
        const measured = await measure(context, (timed) => method.authenticate(timed, authUrl, methods))
        await begin(isCurrent, method.name, measured)
      }, options),
    signInWithToken: async (token, options) =>
      signIn((await import('../methods/withToken.js')).withToken({ token }), options),
    signInWithRedirect: (redirect = {}) =>
      attempt(async () => {
        await openIdOf().redirect(environment, redirect)
        dispatch({ type: 'pageLeft' })
      }, redirect),
    async signInWithPopup(wait = {}) {
      await signInWithProvider(async () => {
        const own = getState().attempt
        return openIdOf().popup(environment, wait, (redeem) => {
          // The state has the result.
          if (own === getState().attempt) signInWithProvider(redeem).catch(ignore)
        })
      }, wait)
    },
    signInSilently: (wait = {}) =>
      signInWithProvider(async () => {
        const given = await openIdOf().silent(environment, wait)
        tabStorage.set('silent', given === 'unanswered' ? given : undefined)
        return given === 'unanswered' ? undefined : given
      }),
    signInWithProvider,
  }
}

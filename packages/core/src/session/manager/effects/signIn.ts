import { InvalidParameterError } from '../../../errors/index.js'
import type { AuthContext } from '../../../identity/index.js'
import { abortable, type ProviderTokens } from '../../../identity/internal.js'
import { ignore } from '../../ignore.js'
import type { SignInMethod } from '../methods/signInMethod.js'
import type { OpenId, RedirectOptions, WindowOptions } from '../openid/openId.js'
import type { SignInOptions } from '../sessionManager.js'
import type { Challenge } from '../state.js'
import type { IsCurrent, ManagerContext } from './context.js'
import { explainFailure } from './explainFailure.js'
import type { TokenWork } from './tokenWork.js'

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
 * @param loadWork - resolves to what gets new tokens; rejects with a ConnectionError if it cannot be loaded
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
    | 'tabStorage'
    | 'getState'
    | 'dispatch'
  >,
  loadWork: () => Promise<TokenWork>,
): SignIns {
  const { context, environment, tabStorage, getState, dispatch } = manager

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
      const { begin } = await loadWork()
      await begin.withProvider(isCurrent, context, openIdOf(), provider)
      done = true
    }, options)
    return done
  }

  const signIn = (method: SignInMethod, options?: SignInOptions) =>
    attempt(async (isCurrent, context) => (await loadWork()).begin.withMethod(isCurrent, context, method), {
      ...options,
      keepsChallenge: false,
    })

  return {
    signIn,
    answerChallenge: (passcode, options) =>
      attempt(async (isCurrent, context) => {
        const { pending } = getState()
        if (!pending) {
          throw new InvalidParameterError({ parameter: 'passcode', reason: 'answers no challenge' })
        }
        const { begin } = await loadWork()
        await begin.withAnswer(isCurrent, context, pending, passcode)
      }, options),
    signInWithToken: async (token, options) => signIn((await loadWork()).withToken({ token }), options),
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

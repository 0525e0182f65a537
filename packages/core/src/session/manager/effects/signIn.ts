import { InvalidParameterError, MissingAuthMethodsError, SignInRequiredError } from '../../../errors/index.js'
import { guessClockOffset, type ProviderTokens } from '../../../identity/internal.js'
import { ignore } from '../../ignore.js'
import type { SignInMethod, SignInMethodName } from '../methods/signInMethod.js'
import type { OpenId } from '../openid/openId.js'
import { nextCount, type SessionRecord, storedOf } from '../ports/sessionRecord.js'
import { remember } from '../ports/tabStorage.js'
import type { SessionManager, SessionSnapshot } from '../sessionManager.js'
import type { Shared } from './context.js'
import { explainFailure } from './explainFailure.js'
import { type Measured, measure } from './measure.js'
import { revokeToken } from './revokeToken.js'

/** Whether a sign-in is still the last one of its tab: an earlier one may change nothing any more. */
type IsCurrent = () => boolean

/** The ways of a manager to sign somebody in. */
export type SignIns = Pick<
  SessionManager,
  | 'signIn'
  | 'answerChallenge'
  | 'signInWithToken'
  | 'signInWithRedirect'
  | 'signInWithPopup'
  | 'signInSilently'
>

/** Signs in with what an OpenID provider gives, unless that is nothing. Returns whether it did. */
export type SignInWithProvider = (ask: () => Promise<ProviderTokens | undefined>) => Promise<boolean>

/**
 * Makes the sign-ins.
 *
 * @param settle - has a token for the scope of this tab
 */
export function createSignIns(
  shared: Shared,
  settle: () => Promise<void>,
): { signIns: SignIns; signInWithProvider: SignInWithProvider } {
  const { context, authUrl, state, store, channel, tokens, update, tab, newId } = shared

  /** Runs a sign-in: the snapshot tells that it is under way, and how it ended. */
  async function attempt(task: (isCurrent: IsCurrent) => Promise<unknown>): Promise<SessionSnapshot> {
    const mine = ++state.attempt
    const isCurrent = () => mine === state.attempt
    state.busy = true
    state.attemptError = undefined
    update()
    try {
      await task(isCurrent)
    } catch (caught) {
      const error = await explainFailure(shared, caught)
      if (isCurrent() && error instanceof Error) state.attemptError = error
      throw error
    } finally {
      if (isCurrent()) {
        state.busy = false
        state.restored = true
        update()
      }
    }
    return update()
  }

  /** Begins a session, in all tabs, with a token that somebody has signed in for. */
  async function begin(
    isCurrent: IsCurrent,
    signInMethod: SignInMethodName,
    { access, clockOffset }: Measured,
    provider?: ProviderTokens,
    way?: SignInMethod,
  ): Promise<void> {
    channel.open()
    await store.read()
    await channel.ask()
    for (;;) {
      if (!isCurrent()) {
        await revokeToken(shared, access.authToken).catch(ignore)
        throw new SignInRequiredError({ reason: 'signed_out' })
      }
      const record: SessionRecord = {
        epoch: nextCount(store.current?.epoch ?? 0),
        id: newId(),
        version: 0,
        maker: tab,
        ended: false,
        signInMethod,
        base: storedOf(access),
        scoped: {},
        provider,
        kept: way?.keepCredentials ?? false,
        clockOffset,
      }
      tokens.keep(record.id, way?.keepCredentials ? way : undefined)
      state.failure = undefined
      if (await store.commit(record)) break
    }
    state.pending = undefined
    await settle()
  }

  function openIdOf(): OpenId {
    if (shared.openid) return shared.openid
    throw new InvalidParameterError({
      parameter: 'openid',
      reason: 'is missing',
      advice: 'Give `createOpenId({ … })`.',
    })
  }

  const signInWithProvider: SignInWithProvider = async (ask) => {
    let done = false
    await attempt(async (isCurrent) => {
      const provider = await ask()
      if (!provider) return
      const measured = await measure(context, (timed) => openIdOf().exchange(timed, authUrl, provider))
      await begin(isCurrent, 'openid', measured, provider)
      done = true
    })
    return done
  }

  const signIn: SignIns['signIn'] = (way) =>
    attempt(async (isCurrent) => {
      state.pending = undefined
      try {
        const measured = await measure(context, (timed) => way.authenticate(timed, authUrl))
        if (way.name === 'token') measured.clockOffset = guessClockOffset(measured.access, context.clock())
        await begin(isCurrent, way.name, measured, undefined, way)
      } catch (error) {
        if (!(error instanceof MissingAuthMethodsError) || !way.user) throw error
        if (isCurrent()) state.pending = { way, error }
      }
    })

  const signIns: SignIns = {
    signIn,
    answerChallenge: ({ passcode }) =>
      attempt(async (isCurrent) => {
        if (!state.pending) {
          throw new InvalidParameterError({ parameter: 'passcode', reason: 'answers no challenge' })
        }
        const { way, error } = state.pending
        const { answerMethods } = await import('../methods/answerMethods.js')
        const methods = answerMethods(way, error, passcode)
        const measured = await measure(context, (timed) => way.authenticate(timed, authUrl, methods))
        await begin(isCurrent, way.name, measured)
      }),
    signInWithToken: async (token) => signIn((await import('../methods/withToken.js')).withToken({ token })),
    async signInWithRedirect(redirect = {}) {
      await attempt(async () => {
        await openIdOf().redirect(shared, redirect)
        // The page is being left: it does not become usable again before.
        state.attempt++
      })
    },
    async signInWithPopup(wait = {}) {
      await signInWithProvider(async () => {
        const mine = state.attempt
        return openIdOf().popup(shared, wait, (redeem) => {
          // What became of it is in the snapshot.
          if (mine === state.attempt) signInWithProvider(redeem).catch(ignore)
        })
      })
      return update()
    },
    signInSilently: (wait = {}) =>
      signInWithProvider(async () => {
        const given = await openIdOf().silent(shared, wait)
        remember(shared, 'silent', given === 'unanswered' ? given : undefined)
        return given === 'unanswered' ? undefined : given
      }),
  }
  return { signIns, signInWithProvider }
}

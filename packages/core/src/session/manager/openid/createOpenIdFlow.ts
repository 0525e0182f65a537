import { SignInCallbackError, SignInWindowError } from '../../../errors/index.js'
import { type AuthContext, V3OidcAccessToken } from '../../../identity/index.js'
import type { OidcState, ProviderTokens } from '../../../identity/internal.js'
import {
  bearerOf,
  checkCallback,
  createCodeRequest,
  endpointOf,
  fetchDocument,
  redeemCode,
  refreshTokens,
  revokeTokens,
} from '../../../identity/oidc/internal.js'
import { ignore } from '../../ignore.js'
import type { PopupWindow, SessionPage } from '../ports/page.js'
import { awaitAnswer, handlePopupCallback } from './answerRelay.js'
import type { Callback, OpenId, OpenIdEnvironment, RedirectOptions, WindowOptions } from './openId.js'
import type { OpenIdOptions } from './openIdOptions.js'
import { takePending } from './pendingSignIn.js'
import { resolveReturnTo } from './resolveReturnTo.js'

// Loaded, with the protocol and the library behind it, when a user signs in: it must not be imported statically.

/** Milliseconds that a user has in a popup. */
const popupTime = 300_000
/** Milliseconds that a provider has in a hidden frame, where it shows no page. */
const frameTime = 10_000

/** Milliseconds after a page of another origin has loaded in the frame: a provider that answers leads on at once. */
const loadedTime = 1500

const unanswered = () =>
  new SignInWindowError('The OpenID provider does not answer in a frame.', { reason: 'timeout' })

/** What a provider says when it would have to show a page. */
const personNeeded = /^(login|interaction|consent|account_selection)_(required|needed)$/

/** What `createOpenId` leaves for later. */
export type OpenIdFlow = Pick<OpenId, 'refresh' | 'exchange' | 'revoke' | 'endSessionUrl'> & {
  redirect(environment: OpenIdEnvironment, page: SessionPage, request: RedirectOptions): Promise<void>
  popup(
    environment: OpenIdEnvironment,
    page: SessionPage,
    popup: PopupWindow | undefined,
    request: WindowOptions,
    onLate: Parameters<OpenId['popup']>[2],
  ): Promise<ProviderTokens>
  silent(
    environment: OpenIdEnvironment,
    page: SessionPage,
    request: WindowOptions,
  ): Promise<ProviderTokens | 'unanswered' | undefined>
  finish(
    environment: OpenIdEnvironment,
    page: SessionPage,
    answer: URL,
    isRedirect: boolean,
  ): Promise<Callback | 'relayed'>
}

/** Creates the flow. */
export function createOpenIdFlow(options: OpenIdOptions): OpenIdFlow {
  const { redirectUri, silentRedirectUri = redirectUri, openidScope = 'openid profile' } = options
  const provider: OidcState = { options }

  /** Creates the authorization URL at the provider, with a redirect URI of this page. */
  function prepare(
    context: AuthContext,
    page: SessionPage,
    kind: 'redirect' | 'popup' | 'silent',
    { loginHint, prompt }: Pick<RedirectOptions, 'loginHint'> & { prompt?: string | undefined },
  ) {
    const target = kind === 'silent' ? silentRedirectUri : redirectUri
    return createCodeRequest(context, provider, {
      redirectUri: new URL(target, page.url).href,
      mark: `${kind}.`,
      parameters: { scope: openidScope, ...options.parameters, prompt, login_hint: loginHint },
    })
  }

  return {
    async redirect({ context, tabStorage }, page, request) {
      const { url, pending } = await prepare(context, page, 'redirect', request)
      request.signal?.throwIfAborted()
      const returnTo = resolveReturnTo(request.returnTo ?? page.url, page.url)
      await tabStorage?.set(`openid:${pending.state}`, JSON.stringify({ ...pending, returnTo }))
      page.navigate(url)
    },

    async popup(environment, page, popup, request, onLate) {
      if (!popup) {
        throw new SignInWindowError('The browser blocked the window for signing in.', {
          reason: 'blocked',
          metaMessages: [
            'Call `signInWithPopup` in a click, allow popups for this page, or sign in by redirect.',
          ],
        })
      }
      const { context } = environment
      const { url, pending } = await prepare(context, page, 'popup', request)
      const redeem = (answer: URL) => redeemCode(context, provider, pending, answer)
      const wait = {
        timeout: popupTime,
        ...request,
        popup,
        onLate: (late: URL) => onLate(() => redeem(late)),
      }
      const answer = awaitAnswer(environment, pending, wait)
      answer.catch(ignore)
      popup.navigate(url)
      return redeem(await answer)
    },

    async silent(environment, page, request) {
      const { context, setTimer } = environment
      const { signal } = request
      const over = new AbortController()
      const giveUp = () => over.abort(signal?.reason)
      let remove: (() => void) | undefined
      let cancel: (() => void) | undefined
      signal?.addEventListener('abort', giveUp)
      try {
        signal?.throwIfAborted()
        const { url, pending } = await prepare(context, page, 'silent', { ...request, prompt: 'none' })
        const wait = { timeout: frameTime, ...request, signal: over.signal }
        const answer = awaitAnswer(environment, pending, wait)
        answer.catch(ignore)
        remove = page.openFrame(url, (isOwn) => {
          cancel?.()
          // A page that shows itself, or a browser's error page, is no answer. Providers may lead over several pages.
          if (!isOwn) cancel = setTimer(() => over.abort(unanswered()), loadedTime)
        })
        return await redeemCode(context, provider, pending, await answer)
      } catch (error) {
        if (error instanceof SignInCallbackError && personNeeded.test(error.error ?? '')) return undefined
        if (error instanceof SignInWindowError && error.reason === 'timeout') return 'unanswered'
        throw error
      } finally {
        signal?.removeEventListener('abort', giveUp)
        cancel?.()
        over.abort()
        remove?.()
      }
    },

    async finish(environment, page, answer, isRedirect) {
      // Without a page that waits for it, the window is no popup but a page that has to show something.
      if (!isRedirect && (await handlePopupCallback(environment, answer))) return 'relayed'
      const { pending, known } = await takePending(environment.tabStorage, answer)
      const path = resolveReturnTo(pending?.returnTo, answer)
      page.replaceUrl(new URL(path, answer).href)
      if (!pending && known) return { redeem: undefined, returnTo: path }
      const redeem = async () => {
        checkCallback(answer)
        if (pending) return redeemCode(environment.context, provider, pending, answer)
        throw new SignInCallbackError('This answer belongs to no sign-in that this tab has begun.', {
          reason: 'unknown_state',
          metaMessages: ['Sign in again. A link from another person must not sign you in.'],
        })
      }
      return { redeem, returnTo: path }
    },

    refresh: (context, { refreshToken = '' }) => refreshTokens(context, provider, refreshToken),

    exchange(context, authUrl, tokens) {
      const { identityProvider, protocol } = options
      const accessToken = bearerOf(options, tokens)
      return new V3OidcAccessToken({ authUrl, identityProvider, protocol, accessToken }).authenticate(context)
    },

    revoke: (context, tokens) => revokeTokens(context, provider, tokens),

    async endSessionUrl(environment, tokens) {
      const document = await fetchDocument(environment.context, provider, undefined)
      const endpoint = endpointOf(provider, document, 'end_session_endpoint')
      if (!endpoint) return undefined
      const url = new URL(endpoint)
      url.searchParams.set('client_id', options.clientId)
      if (tokens?.idToken) url.searchParams.set('id_token_hint', tokens.idToken)
      const { postLogoutRedirectUri: back } = options
      if (back) url.searchParams.set('post_logout_redirect_uri', new URL(back, environment.page?.url).href)
      return url.href
    },
  }
}

import { SignInCallbackError, SignInWindowError } from '../../../errors/index.js'
import type { AuthContext } from '../../../identity/index.js'
import { checkCallback } from '../../../identity/oidc/checkCallback.js'
import { createCodeRequest, redeemCode, revokeTokens } from '../../../identity/oidc/codeFlow.js'
import { endpointOf, fetchDocument } from '../../../identity/oidc/fetchDocument.js'
import type { OidcState, ProviderTokens } from '../../../identity/oidc/oidcOptions.js'
import { bearerOf, refreshTokens } from '../../../identity/oidc/protocol.js'
import { V3OidcAccessToken } from '../../../identity/oidc/v3OidcAccessToken.js'
import type { PopupWindow, SessionPage } from '../page.js'
import { awaitAnswer, relayAnswer } from './answerRelay.js'
import type { Callback, OpenId, OpenIdEnvironment, RedirectOptions, WindowOptions } from './openId.js'
import type { OpenIdOptions } from './openIdOptions.js'
import { takePending } from './pendingSignIn.js'

// Loaded, with the protocol and the library behind it, when somebody signs in: it must not be imported statically.

/** Milliseconds that a person has in a popup. */
const popupTime = 300_000
/** Milliseconds that a provider has in a hidden frame, where it asks nobody. */
const frameTime = 10_000

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
  ): Promise<ProviderTokens>
  silent(
    environment: OpenIdEnvironment,
    page: SessionPage,
    request: WindowOptions,
  ): Promise<ProviderTokens | undefined>
  finish(
    environment: OpenIdEnvironment,
    page: SessionPage,
    answer: URL,
    isRedirect: boolean,
  ): Promise<Callback | 'relayed'>
}

/** Makes what talks to the provider. */
export function createOpenIdFlow(options: OpenIdOptions): OpenIdFlow {
  const { redirectUri, silentRedirectUri = redirectUri, openidScope = 'openid profile' } = options
  const provider: OidcState = { options }

  /** Makes the address at the provider, to come back to an address of this page. */
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
      const returnTo = request.returnTo ?? page.url
      await tabStorage?.set(`openid:${pending.state}`, JSON.stringify({ ...pending, returnTo }))
      page.navigate(url)
    },

    async popup(environment, page, popup, request) {
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
      const wait = { timeout: popupTime, ...request, closed: () => popup.closed }
      const answer = awaitAnswer(environment, pending, wait)
      popup.navigate(url)
      return redeemCode(context, provider, pending, await answer)
    },

    async silent(environment, page, request) {
      const { context } = environment
      let remove: (() => void) | undefined
      try {
        const { url, pending } = await prepare(context, page, 'silent', { ...request, prompt: 'none' })
        const answer = awaitAnswer(environment, pending, { timeout: frameTime, ...request })
        remove = page.openFrame(url)
        return await redeemCode(context, provider, pending, await answer)
      } catch (error) {
        const wanted = error instanceof SignInCallbackError && personNeeded.test(error.error ?? '')
        // A provider that may not be framed says nothing at all.
        if (wanted || (error instanceof SignInWindowError && error.reason === 'timeout')) return undefined
        throw error
      } finally {
        remove?.()
      }
    },

    async finish(environment, page, answer, isRedirect) {
      // Without a page that waits for it, the window is no popup but a page that has to show something.
      if (!isRedirect && (await relayAnswer(environment, answer))) return 'relayed'
      const { pending, known } = await takePending(environment.tabStorage, answer)
      const wanted = new URL(pending?.returnTo ?? '/', answer)
      const returnTo = new URL(wanted.origin === answer.origin ? wanted : '/', answer)
      page.replaceUrl(returnTo.href)
      const path = `${returnTo.pathname}${returnTo.search}${returnTo.hash}`
      if (!pending && known) return { redeem: undefined, returnTo: path }
      const redeem = async () => {
        checkCallback(answer)
        if (pending) return redeemCode(environment.context, provider, pending, answer)
        throw new SignInCallbackError('This answer belongs to no sign-in that this tab has begun.', {
          reason: 'unknown_state',
          metaMessages: ['Sign in again. A link that somebody else sent must not sign anybody in.'],
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

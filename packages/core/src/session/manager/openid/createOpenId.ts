import { textOf } from '../../../access/index.js'
import { InvalidParameterError, SignInCallbackError, SignInWindowError } from '../../../errors/index.js'
import { type FederationOptions, V3OidcAccessToken } from '../../../identity/index.js'
import { fetchDocument } from '../../../identity/oidc/fetchDocument.js'
import type { OidcState, ProviderOptions, ProviderTokens } from '../../../identity/oidc/oidcOptions.js'
import { checkText } from '../../../identity/v3/passwordMethod.js'
import { checkUrl } from '../../../transport/index.js'
import type { SessionPage } from '../page.js'
import { awaitAnswer, relayAnswer } from './answerRelay.js'
import type { OpenId, OpenIdEnvironment, RedirectOptions, WindowOptions } from './openId.js'
import { takePending } from './pendingSignIn.js'

/** Options of `createOpenId`. */
export type OpenIdOptions = Pick<FederationOptions, 'identityProvider' | 'protocol'> &
  Pick<ProviderOptions, 'clientId' | 'openidScope' | 'accessTokenType'> & {
    /** The address of the provider's discovery document, `https://…/.well-known/openid-configuration`. */
    discoveryEndpoint: string
    /**
     * Where the provider sends the browser back to: an address of this origin that loads a page with this manager. A
     * path alone is fine. The provider must have it registered.
     */
    redirectUri: string
    /**
     * The same for sign-ins in a hidden frame, such as a small page that only calls `relayAnswer`, so that the frame
     * need not load the app. @default `redirectUri`
     */
    silentRedirectUri?: string | undefined
    /** Where to go after signing out at the provider; registered there as well. @default the provider's own page */
    postLogoutRedirectUri?: string | undefined
    /** Further parameters of the request, such as `audience`. */
    parameters?: Readonly<Record<string, string>> | undefined
  }

/** Milliseconds that a person has in a popup. */
const popupTime = 300_000
/** Milliseconds that a provider has in a hidden frame, where it asks nobody. */
const frameTime = 10_000

/** What a provider says when it would have to show a page. */
const personNeeded = /^(login|interaction|consent|account_selection)_(required|needed)$/

/**
 * Prepares signing in at an OpenID provider in a page: authorization code with PKCE, state and nonce, by redirect, in a
 * popup, or silently; then Keystone's federated sign-in. Nothing is asked before somebody signs in, and the protocol is
 * loaded only then.
 *
 * @throws InvalidParameterError when one of the options is missing or malformed
 * @example
 * ```ts
 * const openid = createOpenId({
 *   discoveryEndpoint: 'https://login.example.org/.well-known/openid-configuration',
 *   clientId: 'dashboard',
 *   redirectUri: '/callback',
 *   openidScope: 'openid profile offline_access',
 *   identityProvider: 'company',
 *   protocol: 'openid',
 * })
 * const manager = createSessionManager({ authUrl: 'https://cloud.example.org/identity/v3', openid })
 * ```
 */
export function createOpenId(options: OpenIdOptions): OpenId {
  checkText('clientId', options.clientId)
  checkText('identityProvider', options.identityProvider)
  checkText('protocol', options.protocol)
  checkUrl('discoveryEndpoint', options.discoveryEndpoint)
  checkUrl('redirectUri', options.redirectUri)
  const { redirectUri, silentRedirectUri = redirectUri, openidScope = 'openid profile' } = options
  const provider: OidcState = { options }
  const flow = () => import('../../../identity/oidc/codeFlow.js')

  function parametersOf({
    loginHint,
    prompt,
  }: Pick<RedirectOptions, 'loginHint'> & { prompt?: string | undefined }) {
    return { scope: openidScope, ...options.parameters, prompt, login_hint: loginHint }
  }

  /** Signs in in another window or frame, which sends the provider's answer here. */
  async function signInElsewhere(
    environment: OpenIdEnvironment & { page: SessionPage },
    kind: 'popup' | 'silent',
    request: { redirectUri: string; parameters: Record<string, string | undefined> },
    wait: WindowOptions & { closed?: (() => boolean) | undefined },
    go: (url: string) => void,
  ): Promise<ProviderTokens> {
    const { context, page } = environment
    const { createCodeRequest, redeemCode } = await flow()
    const target = new URL(request.redirectUri, page.url).href
    const { url, pending } = await createCodeRequest(context, provider, {
      redirectUri: target,
      mark: `${kind}.`,
      parameters: request.parameters,
    })
    const answer = awaitAnswer(environment, pending.state, wait)
    go(url)
    return redeemCode(context, provider, pending, await answer)
  }

  return {
    async redirect(environment, request) {
      const { context, tabStorage } = environment
      const page = pageOf(environment)
      const { createCodeRequest } = await flow()
      const { url, pending } = await createCodeRequest(context, provider, {
        redirectUri: new URL(redirectUri, page.url).href,
        mark: 'redirect.',
        parameters: parametersOf(request),
      })
      const returnTo = request.returnTo ?? page.url
      await tabStorage?.set(`openid:${pending.state}`, JSON.stringify({ ...pending, returnTo }))
      page.navigate(url)
    },

    popup(environment, request) {
      const page = pageOf(environment)
      // Before anything that waits: browsers allow popups in the moment of a click alone.
      const popup = page.openPopup()
      if (!popup) {
        const advice =
          'Call `signInWithPopup` in a click, allow popups for this page, or sign in by redirect.'
        return Promise.reject(
          new SignInWindowError('The browser blocked the window for signing in.', {
            reason: 'blocked',
            metaMessages: [advice],
          }),
        )
      }
      return signInElsewhere(
        { ...environment, page },
        'popup',
        { redirectUri, parameters: parametersOf(request) },
        { timeout: popupTime, ...request, closed: () => popup.closed },
        (url) => popup.navigate(url),
      ).finally(() => popup.close())
    },

    async silent(environment, request) {
      const page = pageOf(environment)
      let remove: (() => void) | undefined
      try {
        return await signInElsewhere(
          { ...environment, page },
          'silent',
          {
            redirectUri: silentRedirectUri,
            parameters: parametersOf({ ...request, prompt: 'none' }),
          },
          { timeout: frameTime, ...request },
          (url) => {
            remove = page.openFrame(url)
          },
        )
      } catch (error) {
        const wanted = error instanceof SignInCallbackError && personNeeded.test(error.error ?? '')
        // A provider that may not be framed says nothing at all.
        if (wanted || (error instanceof SignInWindowError && error.reason === 'timeout')) return undefined
        throw error
      } finally {
        remove?.()
      }
    },

    async finish(environment) {
      const page = pageOf(environment)
      const here = new URL(page.url)
      const state = here.searchParams.get('state')
      const [kind] = /^(redirect|popup|silent)\./.exec(state ?? '') ?? []
      const answered = here.searchParams.has('code') || here.searchParams.has('error')
      const mine = [redirectUri, silentRedirectUri].some((uri) => {
        const { origin, pathname } = new URL(uri, here)
        return origin === here.origin && pathname === here.pathname
      })
      if (!state || !kind || !answered || !mine) return undefined
      if (kind !== 'redirect.') {
        relayAnswer(environment)
        return 'relayed'
      }
      // Before anything that waits: whoever looks at the address next finds no code in it.
      page.replaceUrl(new URL(redirectUri, here).href)
      const { pending, known } = await takePending(environment.tabStorage, state)
      const wanted = new URL(pending?.returnTo ?? '/', here)
      const returnTo = new URL(wanted.origin === here.origin ? wanted : '/', here)
      page.replaceUrl(returnTo.href)
      const path = `${returnTo.pathname}${returnTo.search}${returnTo.hash}`
      if (!pending && known) return { redeem: undefined, returnTo: path }
      const redeem = async () => {
        if (pending) return (await flow()).redeemCode(environment.context, provider, pending, here)
        throw new SignInCallbackError('This answer belongs to no sign-in that this tab has begun.', {
          reason: 'unknown_state',
          metaMessages: ['Sign in again. A link that somebody else sent must not sign anybody in.'],
        })
      }
      return { redeem, returnTo: path }
    },

    async refresh(context, { refreshToken = '' }) {
      const { refreshTokens } = await import('../../../identity/oidc/protocol.js')
      return refreshTokens(context, provider, refreshToken)
    },

    async exchange(context, authUrl, tokens) {
      const { bearerOf } = await import('../../../identity/oidc/protocol.js')
      const { identityProvider, protocol } = options
      const accessToken = bearerOf(options, tokens)
      return new V3OidcAccessToken({ authUrl, identityProvider, protocol, accessToken }).authenticate(context)
    },

    revoke: async (context, tokens) => (await flow()).revokeTokens(context, provider, tokens),

    async endSessionUrl(environment, { idToken }) {
      const document = await fetchDocument(environment.context, provider, undefined)
      const endpoint = textOf(document['end_session_endpoint'])
      if (!endpoint) return undefined
      const url = new URL(endpoint)
      url.searchParams.set('client_id', options.clientId)
      if (idToken) url.searchParams.set('id_token_hint', idToken)
      const { postLogoutRedirectUri: back } = options
      if (back) url.searchParams.set('post_logout_redirect_uri', new URL(back, environment.page?.url).href)
      return url.href
    },
  }
}

function pageOf({ page }: OpenIdEnvironment): SessionPage {
  if (page) return page
  throw new InvalidParameterError({
    parameter: 'openid',
    reason: 'needs a page',
    advice: 'In Node use a plugin such as `V3OidcDeviceAuthorization`.',
  })
}

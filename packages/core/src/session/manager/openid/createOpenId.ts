import { checkOptions } from '../../../development/index.js'
import { InvalidParameterError } from '../../../errors/index.js'
import { checkDiscovery, checkText } from '../../../identity/internal.js'
import { checkUrl } from '../../../transport/index.js'
import { warnOnConsole } from '../../warn.js'
import type { SessionPage } from '../ports/page.js'
import { answerNames, callbackParameters, stateOf } from './callbackParameters.js'
import type { OpenIdFlow } from './createOpenIdFlow.js'
import type { OpenId, OpenIdEnvironment } from './openId.js'
import type { OpenIdOptions } from './openIdOptions.js'
import { popupPageUrl, waitAsPopup } from './popupPage.js'

declare const process: { env: { NODE_ENV?: string | undefined } }

/**
 * Prepares sign-in at an OpenID provider in a page: authorization code with PKCE, state and nonce, by redirect, in a
 * popup, or silently; then Keystone's federated sign-in. Nothing is requested before a user signs in, and the protocol
 * is loaded only then.
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
  try {
    if (process.env.NODE_ENV !== 'production') checkOptions('createOpenId', options, warnOnConsole)
  } catch {}
  checkText('clientId', options.clientId)
  checkText('identityProvider', options.identityProvider)
  checkText('protocol', options.protocol)
  checkUrl('discoveryEndpoint', options.discoveryEndpoint)
  checkDiscovery(options)
  checkUrl('redirectUri', options.redirectUri)
  const { redirectUri, silentRedirectUri = redirectUri } = options
  // All that can wait is loaded when a user signs in.
  let loaded: Promise<OpenIdFlow> | undefined
  const flow = () => {
    loaded ??= import('./createOpenIdFlow.js').then(({ createOpenIdFlow }) => createOpenIdFlow(options))
    return loaded.catch((error: unknown) => {
      // A network that failed once may work the next time.
      loaded = undefined
      throw error
    })
  }

  return {
    load: flow,

    async redirect(environment, request) {
      return (await flow()).redirect(environment, pageOf(environment), request)
    },

    async popup(environment, request, onLate) {
      const page = pageOf(environment)
      // Before anything that waits: browsers allow popups in the moment of a click alone.
      const popup = page.openPopup(popupPageUrl(redirectUri, page.url))
      try {
        return await (await flow()).popup(environment, page, popup, request, onLate)
      } finally {
        popup?.close()
      }
    },

    async silent(environment, request) {
      return (await flow()).silent(environment, pageOf(environment), request)
    },

    async finish(environment) {
      const page = pageOf(environment)
      const here = new URL(page.url)
      const parameters = callbackParameters(here)
      const begun = stateOf(parameters)
      const answered = answerNames.some((name) => parameters.has(name))
      const mine = [redirectUri, silentRedirectUri].some((uri) => {
        const { origin, pathname } = new URL(uri, here)
        return origin === here.origin && pathname === here.pathname
      })
      const waiting = mine && waitAsPopup(environment)
      if (waiting) await waiting
      if (waiting || !answered || !mine) return undefined
      // An answer with another `state` is another library's. One without a `state` is none of the root page, whose
      // parameters may be the app's own.
      if (!begun && (parameters.has('state') || here.pathname === '/')) return undefined
      // Before anything that waits: nothing that reads the address later finds a code in it.
      page.replaceUrl(here.origin + here.pathname)
      return (await flow()).finish(environment, page, here, !begun || begun.kind === 'redirect')
    },

    refresh: async (...call) => (await flow()).refresh(...call),
    exchange: async (...call) => (await flow()).exchange(...call),
    revoke: async (...call) => (await flow()).revoke(...call),
    endSessionUrl: async (...call) => (await flow()).endSessionUrl(...call),
  }
}

function pageOf({ page }: OpenIdEnvironment): SessionPage {
  if (page) return page
  throw new InvalidParameterError({
    parameter: 'openid',
    reason: 'needs a page',
    advice: 'In Node, use a plugin such as `V3OidcDeviceAuthorization`.',
  })
}

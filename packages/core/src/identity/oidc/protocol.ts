import {
  allowInsecureRequests,
  type ClientAuth,
  clockSkew,
  clockTolerance,
  customFetch,
  genericTokenEndpointRequest,
  None,
  OperationProcessingError,
  processAuthorizationCodeResponse,
  processGenericTokenEndpointResponse,
  refreshTokenGrantRequest,
  UnsupportedOperationError,
} from 'oauth4webapi'
import { type Fields, fieldsOf, listOf, textOf } from '../../access/index.js'
import {
  HttpRequestError,
  InvalidParameterError,
  OidcAccessTokenEndpointNotFoundError,
  OidcGrantNotSupportedError,
  OidcTokenError,
} from '../../errors/index.js'
import type { AuthContext } from '../authPlugin.js'
import { toBase64 } from '../base64.js'
import { pollForToken } from './deviceFlow.js'
import { endpointOf, fetchDocument } from './fetchDocument.js'
import { jsonResponse } from './jsonResponse.js'
import type { OidcGrant, OidcState, ProviderOptions, ProviderTokens } from './oidcOptions.js'
import type { Provider } from './provider.js'
import { readClaims } from './readClaims.js'

// This file and its own imports are loaded on the first request to an OpenID provider. Neither they nor the library
// behind them may be imported from anywhere else.

/** Tolerated clock difference in seconds. */
const tolerance = 30

/** Form encoding, which RFC 6749 requires before base64; letters, digits, `-`, `_` and `.` are unchanged. */
function formEncode(text: string): string {
  return new URLSearchParams({ a: text }).toString().slice(2)
}

function authenticateClient({ clientSecret }: ProviderOptions): ClientAuth {
  if (!clientSecret) return None()
  return (_server, client, _body, headers) => {
    const credentials = `${formEncode(client.client_id)}:${formEncode(clientSecret)}`
    headers.set('authorization', `Basic ${toBase64(credentials)}`)
  }
}

/** A URL of the page's own server may omit its origin. */
function absolute(url: string | undefined): string | undefined {
  return url && new URL(url, globalThis.location?.href).href
}

/** Finds the provider's endpoints, and prepares the arguments of every call to it. */
export async function prepare(
  context: AuthContext,
  state: OidcState,
  grant: Pick<OidcGrant, 'device' | 'secrets'>,
  signal: AbortSignal | undefined,
): Promise<Provider> {
  const { options } = state
  const document = await fetchDocument(context, state, signal)
  const endpoint = absolute(options.accessTokenEndpoint) ?? endpointOf(state, document, 'token_endpoint')
  if (!endpoint) {
    throw new OidcAccessTokenEndpointNotFoundError(
      'It is not known where the OpenID provider gives tokens.',
      {
        metaMessages: ['Give `discoveryEndpoint`, or `accessTokenEndpoint`.'],
      },
    )
  }
  const device =
    grant.device &&
    (absolute(grant.device.deviceAuthorizationEndpoint) ??
      endpointOf(state, document, 'device_authorization_endpoint'))
  const secrets = [options.clientSecret, ...grant.secrets].flatMap((secret) => secret || [])
  return {
    server: {
      ...document,
      // Only ID tokens are compared with it, and only if the document contains it.
      issuer: textOf(document['issuer']) ?? endpoint,
      token_endpoint: endpoint,
      ...(device && { device_authorization_endpoint: device }),
    },
    client: {
      client_id: options.clientId,
      [clockSkew]: Math.round((context.clock() - Date.now()) / 1000),
      [clockTolerance]: tolerance,
    },
    authenticate: authenticateClient(options),
    options: {
      // `endpointOf` has checked the document's endpoints, and an option may be an http URL.
      [allowInsecureRequests]: true,
      [customFetch]: async (url, { body, headers }) => {
        const answer = await context.send({
          method: 'POST',
          url,
          headers: {
            Accept: 'application/json',
            'Content-Type': 'application/x-www-form-urlencoded',
            ...(headers['authorization'] && { Authorization: headers['authorization'] }),
          },
          body: String(body),
          secrets,
          signal,
        })
        return jsonResponse(answer.body ?? null)
      },
    },
    allowHttp: options.allowInsecureRequests ?? false,
    secrets,
    context,
    signal,
  }
}

/** Converts a failed call into an error. The library's errors may contain tokens, so only their text is used. */
export function toTokenError(error: unknown): unknown {
  if (error instanceof HttpRequestError) {
    const code = textOf(fieldsOf(error.body)['error'])
    if (!code) return error
    const { status, details, method, url } = error
    return new OidcTokenError(`The OpenID provider refused: ${code}.`, {
      error: code,
      status,
      details,
      metaMessages: [`Request: ${method} ${url}`],
      cause: error,
    })
  }
  const ours = !(error instanceof OperationProcessingError || error instanceof UnsupportedOperationError)
  if (ours) return error
  return new OidcTokenError('The OpenID provider’s answer cannot be used.', {
    details: error.message,
  })
}

/**
 * The provider's time from an ID token, as seconds to add to the platform's; `undefined` if it agrees with the clock.
 * Only for tokens whose nonce proves that they are new: their issue time is now.
 */
function skewOf(idToken: string | undefined, clock: number): number | undefined {
  const { iat } = readClaims(idToken ?? '')
  const usable = typeof iat === 'number' && Math.abs(iat * 1000 - clock) > tolerance * 1000
  return usable ? Math.round(iat - Date.now() / 1000) : undefined
}

/** The seconds of a lifetime member; `undefined` without a usable value. */
function secondsOf(value: unknown): number | undefined {
  const seconds = typeof value === 'string' ? Number.parseFloat(value) : value
  return typeof seconds === 'number' && seconds >= 0 && Number.isFinite(seconds) ? seconds : undefined
}

/**
 * Reads the response of the token endpoint. Members without a usable value count as absent, as in keystoneauth: many
 * servers send `null` for them.
 */
async function readTokens(
  response: Response,
  state: OidcState,
  provider: Provider,
  nonce?: string,
): Promise<ProviderTokens> {
  const { server, context } = provider
  const kind = state.options.accessTokenType ?? 'access_token'
  const body: Fields = fieldsOf(await response.json())
  const [accessToken, refreshToken, idToken] = ['access_token', 'refresh_token', 'id_token'].map((name) =>
    textOf(body[name]),
  )
  const life = secondsOf(body['expires_in'])
  // An ID token that only Keystone reads is checked by Keystone; this program checks the one it requested.
  const known = state.document?.['issuer'] !== undefined
  const check = known && (nonce !== undefined || kind === 'id_token')
  const copy = jsonResponse({
    // If Keystone gets the ID token, an access token is not needed.
    access_token: accessToken ?? (kind === 'id_token' ? idToken : undefined),
    token_type: textOf(body['token_type']) ?? 'Bearer',
    ...(check && { id_token: idToken }),
  })
  const skew = nonce === undefined ? undefined : skewOf(idToken, context.clock())
  const client = skew === undefined ? provider.client : { ...provider.client, [clockSkew]: skew }
  await (nonce === undefined
    ? processGenericTokenEndpointResponse(server, client, copy)
    : processAuthorizationCodeResponse(server, client, copy, { expectedNonce: nonce, requireIdToken: true }))
  return {
    accessToken,
    expires: life === undefined ? undefined : context.clock() + life * 1000,
    refreshToken,
    idToken,
  }
}

/** The token for Keystone. @throws OidcTokenError if the provider sent none */
export function bearerOf(
  { accessTokenType: kind = 'access_token' }: ProviderOptions,
  tokens: ProviderTokens,
): string {
  const bearer = kind === 'id_token' ? tokens.idToken : tokens.accessToken
  if (bearer) return bearer
  throw new OidcTokenError(`The OpenID provider gave no ${kind}.`, {
    metaMessages: ['It gives ID tokens only where `openidScope` has `openid`, and not for every grant.'],
  })
}

/** Gets tokens from an OpenID provider with any grant. @throws OidcTokenError */
export async function requestTokens(
  context: AuthContext,
  state: OidcState,
  grant: OidcGrant,
  signal?: AbortSignal,
): Promise<ProviderTokens> {
  const { name, form, nonce, device } = grant
  const document = await fetchDocument(context, state, signal)
  const supported = listOf(document['grant_types_supported']).flatMap((grant) => textOf(grant) ?? [])
  if (supported.length > 0 && !supported.includes(name)) {
    throw new OidcGrantNotSupportedError({ grant: name, supported })
  }
  const provider = await prepare(context, state, grant, signal)
  const { server, client, authenticate, options } = provider
  if (nonce !== undefined && textOf(state.document?.['issuer']) === undefined) {
    throw new InvalidParameterError({
      parameter: 'nonce',
      reason: 'cannot be compared without knowing the issuer',
      advice: 'Give `discoveryEndpoint`.',
    })
  }
  const filled = Object.entries(form).flatMap(([key, value]) => (value ? [[key, value]] : []))
  try {
    const response = device
      ? await pollForToken(provider, device, Object.fromEntries(filled))
      : await genericTokenEndpointRequest(server, client, authenticate, name, filled, options)
    return await readTokens(response, state, provider, nonce)
  } catch (error) {
    throw toTokenError(error)
  }
}

/** Gets tokens with a refresh token; members missing in the response keep their value. @throws OidcTokenError */
export async function refreshTokens(
  context: AuthContext,
  state: OidcState,
  refreshToken: string,
  signal?: AbortSignal,
): Promise<ProviderTokens> {
  const provider = await prepare(context, state, { secrets: [refreshToken] }, signal)
  const { server, client, authenticate, options } = provider
  try {
    const response = await refreshTokenGrantRequest(server, client, authenticate, refreshToken, options)
    const tokens = await readTokens(response, state, provider)
    return { ...tokens, refreshToken: tokens.refreshToken ?? refreshToken }
  } catch (error) {
    throw toTokenError(error)
  }
}

/**
 * Gets a token from an OpenID provider with any grant.
 *
 * @throws OidcTokenError if the provider refuses, or its response cannot be used
 */
export async function requestBearer(
  context: AuthContext,
  state: OidcState,
  grant: OidcGrant,
  signal?: AbortSignal,
): Promise<string> {
  const tokens = await requestTokens(context, state, grant, signal)
  const bearer = bearerOf(state.options, tokens)
  state.refreshToken = tokens.refreshToken ?? state.refreshToken
  return bearer
}

/** Gets a token with the last refresh token; a refused one is dropped. */
export async function refreshBearer(
  context: AuthContext,
  state: OidcState,
  signal?: AbortSignal,
): Promise<string> {
  try {
    const tokens = await refreshTokens(context, state, state.refreshToken ?? '', signal)
    const bearer = bearerOf(state.options, tokens)
    state.refreshToken = tokens.refreshToken
    return bearer
  } catch (error) {
    if (error instanceof OidcTokenError) state.refreshToken = undefined
    throw error
  }
}

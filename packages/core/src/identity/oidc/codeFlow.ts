import {
  AuthorizationResponseError,
  generateRandomCodeVerifier,
  generateRandomNonce,
  generateRandomState,
  OperationProcessingError,
  revocationRequest,
  validateAuthResponse,
} from 'oauth4webapi'
import { textOf } from '../../access/index.js'
import { InvalidOidcDiscoveryDocumentError, OidcTokenError, SignInCallbackError } from '../../errors/index.js'
import { lazyFailures } from '../../transport/index.js'
import type { AuthContext } from '../authPlugin.js'
import { calculateChallenge } from './calculateChallenge.js'
import { checkCallback } from './checkCallback.js'
import { endpointOf, fetchDocument } from './fetchDocument.js'
import type { OidcState, ProviderTokens } from './oidcOptions.js'
import { prepare, requestTokens } from './protocol.js'

// Loaded at sign-in, together with the library behind it: it must not be imported statically.

/** Stored between the redirect to the provider and the callback. The verifier is a secret. */
export type PendingCode = {
  /** The issuer of the provider that the user was sent to. */
  issuer: string
  state: string
  nonce: string
  verifier: string
  redirectUri: string
}

/** Additional options of an authorization request. */
export type CodeRequest = {
  redirectUri: string
  /** The prefix of the random part of `state`. */
  mark: string
  parameters: Readonly<Record<string, string | undefined>>
}

/**
 * Creates the authorization URL for signing in at the provider: a code with PKCE (S256), state and nonce.
 *
 * @throws InvalidOidcDiscoveryDocumentError if the discovery document has no `authorization_endpoint`
 * @throws OidcIssuerMismatchError if it belongs to another issuer
 * @throws UnsafeUrlError if the endpoint is neither https nor http on this machine
 */
export async function createCodeRequest(
  context: AuthContext,
  provider: OidcState,
  request: CodeRequest,
): Promise<{ url: string; pending: PendingCode }> {
  const document = await fetchDocument(context, provider, undefined)
  const endpoint = endpointOf(provider, document, 'authorization_endpoint')
  if (!endpoint) {
    throw new InvalidOidcDiscoveryDocumentError('The OpenID provider does not say where people sign in.', {
      metaMessages: ['Check `discoveryEndpoint`: its document has no `authorization_endpoint`.'],
    })
  }
  const { redirectUri, mark, parameters } = request
  const state = `${mark}${generateRandomState()}`
  const [nonce, verifier] = [generateRandomNonce(), generateRandomCodeVerifier()]
  const url = new URL(endpoint)
  const all = {
    ...parameters,
    response_type: 'code',
    client_id: provider.options.clientId,
    redirect_uri: redirectUri,
    state,
    nonce,
    code_challenge: await calculateChallenge(verifier),
    code_challenge_method: 'S256',
  }
  for (const [name, value] of Object.entries(all)) if (value) url.searchParams.set(name, value)
  const issuer = textOf(document['issuer']) ?? ''
  return { url: url.href, pending: { issuer, state, nonce, verifier, redirectUri } }
}

/** Explains an error in the provider's response, without secrets of the sign-in that it may repeat. */
async function refusalOf(
  answer: AuthorizationResponseError,
  secrets: readonly string[],
): Promise<SignInCallbackError> {
  const failures = lazyFailures.loaded ?? (await lazyFailures.tryLoad())
  const denied = answer.error === 'access_denied'
  // Without the redactor, what the provider says cannot be shown.
  const text = failures?.createSecretRedactor(secrets).text ?? (() => undefined)
  const error = denied ? answer.error : text(answer.error)
  return new SignInCallbackError(
    denied
      ? 'The sign-in was cancelled, or the provider denied it.'
      : `The OpenID provider refused${error === undefined ? '' : `: ${error}`}.`,
    {
      reason: denied ? 'denied' : 'refused',
      error,
      details: answer.error_description && text(answer.error_description),
      metaMessages: denied
        ? ['Sign in again to go on.']
        : ['Compare `clientId`, `redirectUri` and `openidScope` with what the provider has registered.'],
    },
  )
}

/**
 * Checks the provider's callback (state, issuer as in RFC 9207, error), and redeems the code for tokens. The ID token
 * is checked against the nonce.
 *
 * @throws SignInCallbackError if the response is a refusal, not of the code flow, or not of this provider
 * @throws OidcTokenError if the provider does not redeem the code
 */
export async function redeemCode(
  context: AuthContext,
  provider: OidcState,
  pending: PendingCode,
  callback: URL,
): Promise<ProviderTokens> {
  const { state, nonce, verifier, redirectUri } = pending
  checkCallback(callback)
  const { server, client } = await prepare(context, provider, { secrets: [] }, undefined)
  const invalid = (details: string) =>
    new SignInCallbackError('The answer in the page’s address is not one of this OpenID provider.', {
      reason: 'invalid',
      details,
      metaMessages: [
        'Check `discoveryEndpoint`. If it is right, the address may have been tampered with: sign in again.',
      ],
    })
  // Otherwise two providers that share a redirect URI could be confused (RFC 9700, 4.4).
  if (server.issuer !== pending.issuer) throw invalid('the sign-in began at another issuer')
  let answer: URLSearchParams
  try {
    answer = validateAuthResponse(server, client, callback, state)
  } catch (error) {
    if (error instanceof AuthorizationResponseError) {
      throw await refusalOf(error, [state, nonce, verifier, ...callback.searchParams.getAll('code')])
    }
    if (!(error instanceof OperationProcessingError)) throw error
    throw invalid(error.message)
  }
  const code = answer.get('code')
  if (!code) throw invalid('it has no code')
  const grant = {
    name: 'authorization_code',
    form: { code, redirect_uri: redirectUri, code_verifier: verifier },
    secrets: [code, verifier],
    nonce,
  }
  return requestTokens(context, provider, grant).catch((error: unknown) => {
    if (!(error instanceof OidcTokenError) || error.error !== 'invalid_grant') throw error
    throw new SignInCallbackError('The OpenID provider no longer accepts this sign-in.', {
      reason: 'refused',
      error: error.error,
      details: error.details,
      metaMessages: ['It took too long, or it was used before. Sign in again.'],
      cause: error,
    })
  })
}

/** Revokes a token at the provider (RFC 7009), if supported. */
export async function revokeTokens(
  context: AuthContext,
  provider: OidcState,
  { refreshToken, accessToken }: ProviderTokens,
): Promise<void> {
  const token = refreshToken ?? accessToken
  if (!token) return
  const { server, client, authenticate, options } = await prepare(
    context,
    provider,
    { secrets: [token] },
    undefined,
  )
  const endpoint = endpointOf(provider, server, 'revocation_endpoint')
  if (!endpoint) return
  const hint = refreshToken ? 'refresh_token' : 'access_token'
  await revocationRequest(server, client, authenticate, token, {
    ...options,
    additionalParameters: { token_type_hint: hint },
  })
}

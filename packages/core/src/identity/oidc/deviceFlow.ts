import {
  deviceAuthorizationRequest,
  deviceCodeGrantRequest,
  generateRandomCodeVerifier,
  processDeviceAuthorizationResponse,
} from 'oauth4webapi'
import { fieldsOf } from '../../access/index.js'
import {
  ConnectionError,
  HttpRequestError,
  OidcDeviceAuthorizationEndpointNotFoundError,
  OidcDeviceAuthorizationTimeoutError,
  TimeoutError,
} from '../../errors/index.js'
import { checkRemoteUrl, wait } from '../../transport/index.js'
import { calculateChallenge } from './calculateChallenge.js'
import { jsonResponse } from './jsonResponse.js'
import type { DeviceOptions } from './oidcOptions.js'
import type { Provider } from './provider.js'

/** Default seconds between two polls, and the increment for `slow_down` (RFC 8628, 3.2 and 3.5). */
const usualInterval = 5

/** How to continue after a poll without a token: the seconds until the next one; `undefined` to stop. */
function nextInterval(error: unknown, interval: number): number | undefined {
  // RFC 8628 requires clients to poll less often after a failed connection.
  if (error instanceof ConnectionError || error instanceof TimeoutError) return interval * 2
  if (!(error instanceof HttpRequestError)) return undefined
  const code = fieldsOf(error.body)['error']
  if (code === 'slow_down') return interval + usualInterval
  return code === 'authorization_pending' ? interval : undefined
}

/** A response without members that are `null` or empty, which many servers send for absent ones. */
async function withoutNulls(response: Response): Promise<Response> {
  const members = Object.entries(fieldsOf(await response.json()))
  return jsonResponse(Object.fromEntries(members.filter(([, value]) => value !== null && value !== '')))
}

/** Starts the device flow, shows the code, and polls until the user has confirmed it; resolves to that response. */
export async function pollForToken(
  provider: Provider,
  device: DeviceOptions,
  form: Readonly<Record<string, string>>,
): Promise<Response> {
  const { server, client, authenticate, options, secrets, context, signal } = provider
  if (!server.device_authorization_endpoint) {
    throw new OidcDeviceAuthorizationEndpointNotFoundError(
      'It is not known where the OpenID provider begins the device flow.',
      { metaMessages: ['Give `discoveryEndpoint`, or `deviceAuthorizationEndpoint`.'] },
    )
  }
  const { codeChallengeMethod: method } = device
  const verifier = method && generateRandomCodeVerifier()
  const challenge = method === 'S256' && verifier ? await calculateChallenge(verifier) : verifier
  const proof = method && challenge ? { code_challenge_method: method, code_challenge: challenge } : {}
  const begun = await deviceAuthorizationRequest(server, client, authenticate, { ...form, ...proof }, options)
  const answer = await processDeviceAuthorizationResponse(server, client, await withoutNulls(begun))
  secrets.push(answer.device_code, ...(verifier ? [verifier] : []))
  const expiresAt = context.clock() + answer.expires_in * 1000
  const check = (member: 'verification_uri' | 'verification_uri_complete') =>
    answer[member] && checkRemoteUrl(member, answer[member], provider.allowHttp)
  device.onUserCode({
    userCode: answer.user_code,
    verificationUri: check('verification_uri') ?? '',
    verificationUriComplete: check('verification_uri_complete'),
    expiresAt,
  })
  const additionalParameters = {
    client_id: client.client_id,
    ...(verifier && { code_verifier: verifier }),
  }
  const poll = () =>
    deviceCodeGrantRequest(server, client, authenticate, answer.device_code, {
      ...options,
      additionalParameters,
    })
  const expired = (cause?: unknown) =>
    new OidcDeviceAuthorizationTimeoutError('The code of the device flow was not confirmed in time.', {
      metaMessages: ['Begin again, and confirm the code before it expires.'],
      cause,
    })
  let interval: number | undefined = answer.interval ?? usualInterval
  let last: unknown
  while (interval !== undefined && context.clock() + interval * 1000 < expiresAt) {
    await wait(interval * 1000, signal ?? new AbortController().signal)
    try {
      return await poll()
    } catch (error) {
      last = error
      interval = nextInterval(error, interval)
    }
  }
  const code = last instanceof HttpRequestError ? fieldsOf(last.body)['error'] : undefined
  throw interval === undefined && code !== 'expired_token' ? last : expired(last)
}

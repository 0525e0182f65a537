import { fieldsOf, textOf } from '../../access/index.js'
import { InvalidCredentialsError, InvalidResponseError, UnauthorizedError } from '../../errors/index.js'
import { checkUrl, safeUrl } from '../../transport/index.js'
import type { AuthContext } from '../authPlugin.js'
import { toBase64 } from '../base64.js'
import { refusalError } from '../refusalError.js'
import { v3BaseUrl } from './v3BaseUrl.js'

/** Keystone's OAuth2 token endpoint, and the client. */
export type OAuth2Options = {
  /** @default `/v3/OS-OAUTH2/token` at `authUrl` */
  oauth2Endpoint?: string | undefined
  oauth2ClientId: string
}

/** A token for `Authorization: Bearer`. */
export type Bearer = {
  token: string
  /** Milliseconds since the epoch; `undefined` if the server does not send it. */
  expires?: number | undefined
  /** Total lifetime in milliseconds. */
  life?: number | undefined
}

/** The configured endpoint, else Keystone's own. */
export function oauth2Url(options: OAuth2Options & { authUrl: string }): string {
  const { oauth2Endpoint, authUrl } = options
  return oauth2Endpoint
    ? checkUrl('oauth2Endpoint', oauth2Endpoint)
    : `${v3BaseUrl(checkUrl('authUrl', authUrl))}/OS-OAUTH2/token`
}

/**
 * Requests an OAuth2 token from Keystone: `POST /v3/OS-OAUTH2/token`. A secret is sent as HTTP Basic. Without one, the
 * client is identified by its id and by the certificate of the connection.
 *
 * @throws InvalidCredentialsError if Keystone refuses; `details` are its `error_description`
 * @throws InvalidResponseError if the response contains no token
 */
export async function requestBearer(
  context: AuthContext,
  url: string,
  client: { id: string; secret?: string | undefined },
): Promise<Bearer> {
  const { id, secret } = client
  const headers: Record<string, string> = {
    Accept: 'application/json',
    'Content-Type': 'application/x-www-form-urlencoded',
  }
  // Not percent-encoded first, unlike RFC 6749: Keystone would not decode it.
  if (secret) headers['Authorization'] = `Basic ${toBase64(`${id}:${secret}`)}`
  const form = { grant_type: 'client_credentials', ...(secret ? {} : { client_id: id }) }
  const method = 'POST'
  const secrets = secret ? [secret] : []
  const call = { method, url, headers, body: new URLSearchParams(form).toString(), secrets }
  const { body, status } = await context.send(call).catch((error: unknown) => {
    if (!(error instanceof UnauthorizedError)) throw error
    const advice = secret
      ? 'Check `oauth2ClientId` and `oauth2ClientSecret`.'
      : 'Check `oauth2ClientId` and `cert`.'
    throw refusalError(InvalidCredentialsError, error, 'Keystone refused the OAuth2 client.', [advice])
  })
  const { access_token: token, expires_in: life } = fieldsOf(body)
  if (!textOf(token)) {
    throw new InvalidResponseError({ method, url: safeUrl(url), status, expected: 'an OAuth2 token' })
  }
  const seconds = Number.parseFloat(String(life))
  return {
    token: token as string,
    expires: Number.isNaN(seconds) ? undefined : context.clock() + seconds * 1000,
    life: Number.isNaN(seconds) ? undefined : seconds * 1000,
  }
}

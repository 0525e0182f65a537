import { type Context, Hono } from 'hono'
import { authenticate } from '../authentication/authenticate.js'
import { MissingMethodsError } from '../authentication/requireEnoughMethods.js'
import type { Keystone } from '../model/keystone.js'
import { KeystoneError } from '../requests/errors.js'
import { type KeystoneEnvironment, type KeystoneRouter, originOf, readText } from './environment.js'

/**
 * `POST /identity/v3/OS-OAUTH2/token`: the OAuth 2.0 grant of client credentials, where the client is an application
 * credential. The result is an ordinary token for the header `X-Auth-Token`.
 */
export function createOAuth2Router(keystone: Keystone): KeystoneRouter {
  const router = new Hono<KeystoneEnvironment>({ strict: false })
  const path = '/v3/OS-OAUTH2/token'

  router.post(path, async (context) => {
    const client = readClient(context.req.header('Authorization'))
    const grantType = await readGrantType(context)
    if (typeof client === 'string') return fail(context, 401, 'invalid_client', client)
    if (grantType === undefined)
      return fail(context, 400, 'invalid_request', 'The parameter grant_type is missing.')
    if (grantType !== 'client_credentials') {
      return fail(
        context,
        400,
        'unsupported_grant_type',
        'Only client_credentials is supported as grant_type.',
      )
    }
    const methods = ['application_credential']
    const payloads = { application_credential: client }
    try {
      const { id } = await authenticate(keystone, { methods, payloads, scope: { type: 'default' } })
      return context.json({ access_token: id, token_type: 'Bearer', expires_in: keystone.tokenTtl })
    } catch (error) {
      if (error instanceof MissingMethodsError) return fail(context, 401, 'invalid_client', error.message)
      if (!(error instanceof KeystoneError)) throw error
      const { status, message } = error
      if (status === 401) return fail(context, 401, 'invalid_client', message)
      if (status === 400) return fail(context, 400, 'invalid_request', message)
      return fail(context, status, 'other_error', 'No access token could be issued.')
    }
  })

  router.all(path, (context) => fail(context, 405, 'other_error', 'Only POST is allowed here.'))

  return router
}

/** Client id and secret from a Basic `Authorization` header, or what is wrong with it. */
function readClient(header: string | undefined): { id: string; secret: string } | string {
  const [type = '', value = ''] = header?.trim().split(/\s+/) ?? []
  if (type.toLowerCase() !== 'basic') return 'The client must use HTTP Basic authorization.'
  const text = Buffer.from(value, 'base64').toString()
  const colon = text.indexOf(':')
  const [id, secret] = [text.slice(0, colon), text.slice(colon + 1)]
  return colon > 0 && secret ? { id, secret } : 'The Basic authorization must contain an id and a secret.'
}

async function readGrantType(context: Context<KeystoneEnvironment>): Promise<string | undefined> {
  const type = context.req.header('Content-Type')?.split(';')[0]?.trim().toLowerCase()
  if (type !== 'application/x-www-form-urlencoded') return undefined
  return new URLSearchParams(await readText(context)).get('grant_type') ?? undefined
}

/** An error in the format of RFC 6749. */
function fail(
  context: Context<KeystoneEnvironment>,
  status: KeystoneError['status'],
  error: string,
  description: string,
): Response {
  if (status === 401) context.header('WWW-Authenticate', `Keystone uri="${originOf(context)}/identity"`)
  if (status === 405) context.header('Allow', 'POST')
  return context.json({ error, error_description: description }, status)
}

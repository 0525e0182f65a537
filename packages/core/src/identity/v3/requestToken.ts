import { type AccessInfo, createAccessInfo, fieldsOf } from '../../access/index.js'
import { discoveryError } from '../../discovery/index.js'
import {
  AuthorizationFailureError,
  InvalidResponseError,
  MethodNotAllowedError,
  NotFoundError,
  TokenHeaderUnreadableError,
} from '../../errors/index.js'
import { safeUrl, trimSlashes } from '../../transport/index.js'
import type { AuthContext } from '../authPlugin.js'
import type { AuthMethod } from './authMethod.js'
import type { Scope } from './scope.js'

/** One authentication at the v3 API. */
export type TokenRequest = {
  /** Ends in `/v3`. */
  baseUrl: string
  methods: readonly AuthMethod[]
  scope: Scope
  includeCatalog?: boolean | undefined
}

/** The address of the v3 API, for an address of Keystone with or without it. */
export function v3BaseUrl(authUrl: string): string {
  const base = trimSlashes(authUrl)
  return /\/v3$/i.test(base) ? base : `${base}/v3`
}

/**
 * Asks for a token: `POST /v3/auth/tokens`.
 *
 * @throws DiscoveryError when nothing is at that address
 * @throws TokenHeaderUnreadableError when a browser may not read the token
 * @throws InvalidResponseError when the answer describes no token
 */
export async function requestToken(context: AuthContext, request: TokenRequest): Promise<AccessInfo> {
  const identity: Record<string, unknown> = {}
  const methods: string[] = []
  const headers: Record<string, string> = { Accept: 'application/json', 'Content-Type': 'application/json' }
  const secrets: string[] = []
  for (const method of request.methods) {
    const part = await method.read()
    Object.assign(headers, part.headers)
    secrets.push(...(part.secrets ?? []))
    if (method.name === undefined) continue
    methods.push(method.name)
    identity[method.name] = part.data
  }
  if (methods.length === 0) throw new AuthorizationFailureError('No authentication method is given.')
  const { scope } = request
  const url = `${request.baseUrl}/auth/tokens${request.includeCatalog === false ? '?nocatalog' : ''}`
  const auth = { identity: { methods, ...identity }, ...(scope && { scope }) }
  const call = { method: 'POST', url, headers, body: JSON.stringify({ auth }), secrets }
  const answer = await context.send(call).catch((error: unknown) => {
    const missing = error instanceof NotFoundError || error instanceof MethodNotAllowedError
    // An unknown trust is a 404, too.
    if (!missing || fieldsOf(scope)['OS-TRUST:trust']) throw error
    throw discoveryError(request.baseUrl, `HTTP ${error.status} for its v3 API`, error)
  })
  if (typeof fieldsOf(answer.body)['token'] !== 'object') {
    const { status } = answer
    throw new InvalidResponseError({ method: 'POST', url: safeUrl(url), status, expected: 'a token' })
  }
  const access = createAccessInfo(answer.body, answer.headers.get('X-Subject-Token'))
  if (!access) throw new TokenHeaderUnreadableError({ url: safeUrl(url) })
  return access
}

import { type AccessInfo, createAccessInfo, fieldsOf } from '../../access/index.js'
import { discoveryError } from '../../discovery/index.js'
import {
  AuthorizationFailureError,
  type HttpRequestError,
  InvalidResponseError,
  MethodNotAllowedError,
  NotFoundError,
  TokenHeaderUnreadableError,
  UnauthorizedError,
} from '../../errors/index.js'
import { safeUrl, type TransportRequest, type TransportResponse } from '../../transport/index.js'
import type { AuthContext } from '../authPlugin.js'
import type { AuthMethod } from './authMethod.js'
import { toMissingMethods } from './missingMethods.js'
import type { Scope } from './scope.js'

/** One authentication with the v3 API. */
export type TokenRequest = {
  /** Ends in `/v3`. */
  baseUrl: string
  methods: readonly AuthMethod[]
  scope: Scope
  includeCatalog?: boolean | undefined
}

/**
 * Reads a response that describes a token in its body, with the token itself in the header `X-Subject-Token`.
 *
 * @throws TokenHeaderUnreadableError if a browser may not read the token
 * @throws InvalidResponseError if the response does not describe a token
 */
export function readToken(request: TransportRequest, answer: TransportResponse, token?: string): AccessInfo {
  const url = safeUrl(request.url)
  const { body, status, headers } = answer
  const { token: described } = fieldsOf(body)
  if (typeof described !== 'object' || described === null) {
    throw new InvalidResponseError({ method: request.method, url, status, expected: 'a token' })
  }
  const access = createAccessInfo(body, token ?? headers.get('X-Subject-Token'))
  if (!access) throw new TokenHeaderUnreadableError({ url })
  return access
}

/** Whether Keystone responds with its own 404 if a method refers to something unknown. */
function isAnsweredWith404(methods: readonly AuthMethod[]): boolean {
  return methods.some(({ name }) => name === 'token' || name === 'application_credential')
}

/**
 * Whether the response to an authentication is a refusal. That is a 401, but Keystone responds with 404 to an unknown
 * token or application credential.
 */
export function isRefusal(request: TokenRequest, error: unknown): error is HttpRequestError {
  if (error instanceof UnauthorizedError) return true
  return error instanceof NotFoundError && isAnsweredWith404(request.methods)
}

/**
 * Requests a token: `POST /v3/auth/tokens`.
 *
 * @throws DiscoveryError if there is no Keystone at that URL
 * @throws MissingAuthMethodsError if the user needs more methods
 * @throws TokenHeaderUnreadableError if a browser may not read the token
 * @throws InvalidResponseError if the response does not describe a token
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
    if (error instanceof UnauthorizedError) throw toMissingMethods(error) ?? error
    const missing = error instanceof NotFoundError || error instanceof MethodNotAllowedError
    const subject = fieldsOf(scope)['OS-TRUST:trust'] !== undefined || isAnsweredWith404(request.methods)
    if (!missing || (subject && fieldsOf(error.body)['error'] !== undefined)) throw error
    throw discoveryError(request.baseUrl, `HTTP ${error.status} for its v3 API`, error)
  })
  return readToken(call, answer)
}

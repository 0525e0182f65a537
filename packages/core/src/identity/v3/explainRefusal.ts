import { fieldsOf, listOf, textOf } from '../../access/index.js'
import {
  type HttpRequestError,
  InvalidCredentialsError,
  NotFoundError,
  ScopeNotFoundError,
  TokenHeaderUnreadableError,
  UnauthorizedError,
} from '../../errors/index.js'
import { createSecretRedactor } from '../../transport/index.js'
import type { AuthContext } from '../authPlugin.js'
import { refusalError } from '../refusalError.js'
import type { AuthMethod } from './authMethod.js'
import { requestToken, type TokenRequest } from './requestToken.js'

/** `project "x" in domain "y"`, from the requested scope. */
function describeScope(scope: unknown): string {
  const [[kind, wanted] = ['scope', undefined]] = Object.entries(fieldsOf(scope))
  const { id, name, domain } = fieldsOf(wanted)
  const { id: domainId, name: domainName } = fieldsOf(domain)
  const place = textOf(domainId) ?? textOf(domainName)
  const label = textOf(id) ?? textOf(name)
  return `${kind.replace('OS-TRUST:', '')}${label ? ` "${label}"` : ''}${place ? ` in domain "${place}"` : ''}`
}

/** The names of the user's projects, read with an unscoped token: `GET /v3/auth/projects`. */
async function listProjectNames(
  context: AuthContext,
  baseUrl: string,
  token: string,
): Promise<string[] | undefined> {
  const headers = { Accept: 'application/json', 'X-Auth-Token': token }
  try {
    const { body } = await context.send({
      method: 'GET',
      url: `${baseUrl}/auth/projects`,
      headers,
      retries: 0,
    })
    return listOf(fieldsOf(body)['projects']).flatMap((project) => {
      const { name, domain_id: domainId } = fieldsOf(project)
      return textOf(name) ? `${name} (domain ${textOf(domainId)})` : []
    })
  } catch {
    return undefined
  }
}

/** The refusal of one of several methods; Keystone does not reveal which. */
function severalRefused(methods: readonly AuthMethod[]): AuthMethod['refusal'] {
  return {
    error: InvalidCredentialsError,
    sentence: `Keystone refused one of ${methods.map(({ name }) => name).join(', ')}.`,
    advice: methods.map(({ refusal }) => refusal.advice).join(' '),
  }
}

/** The methods that Keystone lists when it does not support the one it received. */
function acceptedMethods(error: HttpRequestError): string[] {
  const { identity } = fieldsOf(fieldsOf(error.body)['error'])
  return listOf(fieldsOf(identity)['methods']).flatMap((method) => textOf(method) ?? [])
}

/**
 * Investigates the refusal of an authentication, and creates the error that explains it. Keystone responds alike to a
 * wrong password and to a project without a role for the user. The same credentials are therefore sent once more,
 * without a scope. If this returns a token, it is revoked at once: `DELETE /v3/auth/tokens`.
 */
export async function explainRefusal(
  context: AuthContext,
  request: TokenRequest,
  error: HttpRequestError,
  diagnose: boolean,
): Promise<HttpRequestError> {
  const { baseUrl, methods, scope } = request
  const proofs = methods.filter(({ name }) => name)
  const refusal = proofs.length > 1 ? severalRefused(proofs) : proofs[0]?.refusal
  if (!refusal) return error
  const accepted = acceptedMethods(error)
  if (accepted.length > 0) {
    const sent = proofs.map(({ name }) => name).join(', ')
    return refusalError(UnauthorizedError, error, `Keystone does not offer the method ${sent}.`, [
      `Methods of this Keystone: ${accepted.join(', ')}.`,
    ])
  }
  const scoped = scope !== undefined && scope !== 'unscoped'
  const doubt = `Or the user has no role on ${describeScope(scope)}: Keystone answers both alike.`
  const refused = (sure: boolean) =>
    refusalError(refusal.error, error, refusal.sentence, sure ? [refusal.advice] : [refusal.advice, doubt])
  if (!scoped || error instanceof NotFoundError) return refused(true)
  if (!diagnose || !methods.every((method) => method.repeatable)) return refused(false)
  const ownScope = proofs.some(({ name }) => name === 'application_credential')
  let projects: string[] | undefined
  try {
    const wider = ownScope ? undefined : 'unscoped'
    const { authToken } = await requestToken(context, { baseUrl, methods, scope: wider })
    const sent = await Promise.all(methods.map(async (method) => method.read()))
    const { text } = createSecretRedactor([authToken, ...sent.flatMap(({ secrets = [] }) => secrets)])
    // A server may have repeated secrets there.
    projects = (await listProjectNames(context, baseUrl, authToken))?.map(text)
    const headers = { 'X-Auth-Token': authToken, 'X-Subject-Token': authToken }
    // Only cleanup: a token that cannot be revoked expires.
    await context.send({ method: 'DELETE', url: `${baseUrl}/auth/tokens`, headers }).catch(() => undefined)
  } catch (second) {
    if (!(second instanceof TokenHeaderUnreadableError)) return refused(second instanceof UnauthorizedError)
  }
  if (ownScope) {
    const sentence = 'The application credential is valid, but cannot be combined with a scope.'
    const advice = 'It brings its own project: omit `projectName` and the other scope options.'
    return refusalError(ScopeNotFoundError, error, sentence, [advice])
  }
  return refusalError(
    ScopeNotFoundError,
    error,
    `The credentials are right, but the user has no role on ${describeScope(scope)}, or it does not exist.`,
    [
      'Change the scope (`projectName`, `projectDomainName`, …), or ask for a role on it.',
      ...(projects ? [`Projects of this user: ${projects.join(', ') || '(none)'}`] : []),
    ],
  )
}

import { InvalidParameterError } from '../errors/index.js'
import { Password, type PasswordOptions, Token, type TokenOptions } from '../identity/index.js'
import { createSession, refuseNodeOptions, type Session } from '../session/internal.js'
import type { CreateClientOptions } from './clientOptions.js'

const ways = 'Pass one of: `username` and `password`; `token`; `session`.'

/** Options that only the creation of a session accepts. */
const sessionOptions =
  'authUrl projectId projectName fetch clock random retries connectRetries connectRetryDelay statusCodeRetries statusCodeRetryDelay retriableStatusCodes redirect maxResponseSize trustedOrigins onExchange limiter additionalHeaders userAgent appName appVersion additionalUserAgent originalIp collectTiming'

function refuse(parameter: string, reason: string, advice: string = ways): InvalidParameterError {
  return new InvalidParameterError({ parameter, reason, advice })
}

/** Renames options of older clients, with a warning for each. */
function renameDeprecated(
  options: CreateClientOptions,
  warn: (message: string) => void,
): Record<string, unknown> {
  const { tenantId, tenantName, insecure, ...rest } = options as CreateClientOptions & Record<string, unknown>
  if (insecure !== undefined) {
    warn('The option `insecure` is deprecated: certificates are always checked.')
  }
  if (tenantId !== undefined) warn('The option `tenantId` is deprecated: use `projectId`.')
  if (tenantName !== undefined) warn('The option `tenantName` is deprecated: use `projectName`.')
  return { ...rest, projectId: rest.projectId ?? tenantId, projectName: rest.projectName ?? tenantName }
}

/** Rejects options that only untyped callers, or options from Python, can contain. */
function checkOptions(options: CreateClientOptions): void {
  const { apiVersion } = options
  if (apiVersion !== undefined && apiVersion !== '2_0')
    throw refuse('apiVersion', 'is unknown', "The only one is '2_0'.")
  refuseNodeOptions(options)
}

/**
 * Returns the session of a client: the given one, or one with the generic plugin `Password` or `Token`.
 *
 * @throws InvalidParameterError unless exactly one of the three kinds of credentials is given
 */
export function chooseSession(options: CreateClientOptions, warn: (message: string) => void): Session {
  if (!options) throw refuse('options', 'are missing')
  checkOptions(options)
  const given = renameDeprecated(options, warn)
  const has = (...names: string[]) => names.find((name) => given[name] !== undefined && given[name] !== null)
  const password = has('username', 'userId', 'password')
  const token = has('token')
  const session = has('session')
  const [first, second] = [password, token, session].filter((name) => name !== undefined)
  if (!first) throw refuse('options', 'hold no credentials')
  if (second) throw refuse(second, `cannot be combined with \`${first}\``)
  if (session) {
    const other = has(...sessionOptions.split(' '))
    if (other) throw refuse(other, 'cannot be combined with `session`', 'Set it when you create the session.')
    const candidate = given['session'] as Session
    if (typeof candidate.request === 'function' && candidate.scope) return candidate
    throw refuse('session', 'is not a session', 'Create one with `createSession({ auth })`.')
  }
  const auth = token ? new Token(given as TokenOptions) : new Password(given as PasswordOptions)
  return createSession({ ...given, onWarning: warn, auth })
}

import { checkOptions } from '../development/index.js'
import { warnOnConsole } from '../session/internal.js'
import { bindClient } from './bindClient.js'
import { chooseSession } from './chooseSession.js'
import type { Client } from './client.js'
import type { CreateClientOptions } from './clientOptions.js'
import { createRequester } from './createRequester.js'

declare const process: { env: { NODE_ENV?: string | undefined } }

/**
 * Creates a client for the Monasca API from a user name and password, a token, or a session. It sends nothing before
 * the first call.
 *
 * @throws InvalidParameterError unless exactly one kind of credentials is given, or for an unsupported option
 * @example
 * ```ts
 * const client = createClient({
 *   username: 'mini-mon',
 *   password,
 *   authUrl: 'http://127.0.0.1:8070/identity',
 *   projectName: 'mini-mon',
 *   endpoint: 'http://127.0.0.1:8070/v2.0',
 * })
 * const { elements } = await client.metrics.list({ name: 'cpu.user_perc' })
 * ```
 */
export function createClient(options: CreateClientOptions): Client {
  const warn = options?.onWarning ?? warnOnConsole
  try {
    if (process.env.NODE_ENV !== 'production') checkOptions('createClient', options, warn)
  } catch {}
  const session = chooseSession(options, warn)
  return bindClient(createRequester({ ...options, session }))
}

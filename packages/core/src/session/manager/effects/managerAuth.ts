import type { AccessInfo } from '../../../access/index.js'
import type { AuthPlugin, WaitOptions } from '../../../identity/index.js'
import { fingerprint } from '../../../identity/internal.js'
import type { Target } from '../tokenStore.js'
import type { Shared } from './context.js'

/**
 * Makes a plugin that authorises requests with a manager's tokens.
 *
 * @param getAccess - waits for the token, if need be
 * @param target - whose tokens to send; without it those for the scope of this tab, whatever that is at the moment
 * @param identity - whose requests these are; without it of whoever is signed in
 */
export function createManagerAuth(
  { authUrl, state, tokens, update }: Shared,
  getAccess: (wait: WaitOptions | undefined) => Promise<AccessInfo>,
  target: Target | undefined,
  identity: string | undefined,
): AuthPlugin {
  const scopeText = () => fingerprint(JSON.stringify([authUrl, state.identity ?? null, state.choice ?? null]))
  const fixed = target && scopeText()
  const headersOf = (access: AccessInfo) => ({ 'X-Auth-Token': access.authToken })

  function peek(): AccessInfo | undefined {
    const wanted = target ?? state.choice
    return wanted && (identity === undefined || identity === state.identity) ? tokens.peek(wanted) : undefined
  }

  return {
    get scope() {
      return fixed ?? scopeText()
    },
    readyHeaders() {
      const access = peek()
      return access && headersOf(access)
    },
    getHeaders: async (_context, wait) => headersOf(await getAccess(wait)),
    getAccess: (_context, wait) => getAccess(wait),
    getEndpoint: async (_context, filter, wait) => (await getAccess(wait)).serviceCatalog.urlFor(filter),
    getAuthUrl: () => Promise.resolve(authUrl),
    invalidate(token = peek()?.authToken) {
      const helps = tokens.refuse(token)
      update()
      return helps
    },
  }
}

import type { AccessInfo } from '../../access/index.js'
import type { AuthPlugin, WaitOptions } from '../../identity/index.js'

/** What the plugin of a manager asks the manager for. */
export type ManagerAuthOptions = {
  /** Opaque text for user and scope, as they are at the moment. */
  scope: () => string
  authUrl: string
  peek: () => AccessInfo | undefined
  getAccess: (wait: WaitOptions | undefined) => Promise<AccessInfo>
  refuse: (token: string | undefined) => boolean
}

/** Makes the plugin that authorises requests with a manager's token. */
export function createManagerAuth(options: ManagerAuthOptions): AuthPlugin {
  const headersOf = (access: AccessInfo) => ({ 'X-Auth-Token': access.authToken })
  return {
    get scope() {
      return options.scope()
    },
    readyHeaders() {
      const access = options.peek()
      return access && headersOf(access)
    },
    getHeaders: async (_context, wait) => headersOf(await options.getAccess(wait)),
    getAccess: (_context, wait) => options.getAccess(wait),
    getEndpoint: async (_context, filter, wait) =>
      (await options.getAccess(wait)).serviceCatalog.urlFor(filter),
    getAuthUrl: () => Promise.resolve(options.authUrl),
    invalidate: (token) => options.refuse(token ?? options.peek()?.authToken),
  }
}

import type { errors as OidcErrors, Provider } from 'oidc-provider'
import type { Accounts } from './accounts.js'

/**
 * Adds the grant `password` of RFC 6749, which newer standards advise against and `oidc-provider` leaves out: clients
 * without a browser still use it.
 */
export function addPasswordGrant(provider: Provider, accounts: Accounts, errors: typeof OidcErrors): void {
  const parameters = ['username', 'password', 'scope'] as const
  provider.registerGrantType<{ username?: string; password?: string; scope?: string }>(
    'password',
    async (ctx) => {
      const { client, params } = ctx.oidc
      const { username = '', password = '' } = params
      const account = accounts.verify(username, password) ? accounts.find(username) : undefined
      if (!account) throw new errors.InvalidGrant('user name or password is wrong')
      const allowed = new Set(client.scope?.split(' '))
      const scopes = new Set((params.scope ?? '').split(' ').filter((scope) => allowed.has(scope)))
      const scope = [...scopes].join(' ')

      const grant = new provider.Grant({ accountId: username, clientId: client.clientId })
      if (scope) grant.addOIDCScope(scope)
      const grantId = await grant.save()
      ctx.oidc.entity('Client', client)
      ctx.oidc.entity('Grant', grant)
      ctx.oidc.entity('Account', account)

      const shared = { accountId: username, client, grantId, gty: 'password', scope }
      const accessToken = new provider.AccessToken(shared)
      ctx.oidc.entity('AccessToken', accessToken)
      const refreshToken = scopes.has('offline_access') ? new provider.RefreshToken(shared) : undefined
      ctx.body = {
        access_token: await accessToken.save(),
        expires_in: accessToken.expiration,
        token_type: accessToken.tokenType,
        ...(refreshToken && { refresh_token: await refreshToken.save() }),
        ...(scope && { scope }),
        ...(scopes.has('openid') && { id_token: await issueIdToken() }),
      }

      async function issueIdToken(): Promise<string> {
        const claims = await account?.claims('id_token', scope, {}, [])
        const token = new provider.IdToken({ ...claims }, { ctx })
        // Narrows the claims; the types do not know the property.
        Object.assign(token, { scope })
        token.set('auth_time', Math.floor(Date.now() / 1000))
        return token.issue({ use: 'idtoken' })
      }
    },
    parameters,
  )
}

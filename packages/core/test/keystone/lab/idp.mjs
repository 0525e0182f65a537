// The lab's OpenID provider. Any user name can sign in; the password is "password" where one is checked, which is in
// the password grant (the pages of the provider take any). Plain HTTP for clients and browsers, and TLS besides because
// Apache's mod_auth_openidc refuses to introspect without it.
import { readFileSync } from 'node:fs'
import { createServer } from 'node:https'
import { join } from 'node:path'
import { errors, Provider } from 'oidc-provider'

const { LAB, IDP_PORT, IDP_TLS_PORT, KEYSTONE_PORT, IDP_ACCESS_TTL, LAB_ORIGINS } = process.env
const origins = LAB_ORIGINS.split(',')
const pages = origins.flatMap((origin) => [`${origin}/`, `${origin}/callback`])
const deviceGrant = 'urn:ietf:params:oauth:grant-type:device_code'
const scope = 'openid email profile offline_access'

const provider = new Provider(`http://127.0.0.1:${IDP_PORT}`, {
  clients: [
    {
      client_id: 'keystone',
      client_secret: 'keystone-secret',
      redirect_uris: [`http://127.0.0.1:${KEYSTONE_PORT}/v3/redirect`],
      grant_types: ['authorization_code', 'refresh_token', 'client_credentials', 'password', deviceGrant],
      response_types: ['code'],
      scope,
    },
    {
      client_id: 'spa',
      token_endpoint_auth_method: 'none',
      redirect_uris: pages,
      post_logout_redirect_uris: pages,
      grant_types: ['authorization_code', 'refresh_token', 'password', deviceGrant],
      response_types: ['code'],
      scope,
    },
  ],
  clientBasedCORS: (_context, origin) => origins.includes(origin),
  cookies: { keys: ['lab'] },
  claims: { openid: ['sub'], email: ['email'], profile: ['preferred_username'] },
  // Keystone's Apache introspects every client's tokens, and requires no PKCE itself.
  pkce: { required: (_context, client) => client.clientId === 'spa' },
  ttl: {
    AccessToken: () => Number(IDP_ACCESS_TTL),
    ClientCredentials: () => Number(IDP_ACCESS_TTL),
    DeviceCode: () => 600,
    Interaction: () => 600,
    Session: () => 3600,
    Grant: () => 3600,
  },
  rotateRefreshToken: true,
  issueRefreshToken: (_context, client, code) =>
    client.grantTypeAllowed('refresh_token') && code.scopes.has('offline_access'),
  features: {
    introspection: { enabled: true, allowedPolicy: () => true },
    clientCredentials: { enabled: true },
    deviceFlow: { enabled: true },
    devInteractions: { enabled: true },
    revocation: { enabled: true },
  },
  findAccount: (_context, id) => ({
    accountId: id,
    claims: () => ({ sub: id, email: `${id}@example.org`, preferred_username: id }),
  }),
})

// OAuth 2.1 has dropped this grant, and so has oidc-provider; V3OidcPassword is made of it.
provider.registerGrantType(
  'password',
  async (context) => {
    const { username, password, scope: wanted = 'openid' } = context.oidc.params
    if (!username || password !== 'password') throw new errors.InvalidGrant('bad user name or password')
    const { client } = context.oidc
    const grant = new provider.Grant({ accountId: username, clientId: client.clientId })
    grant.addOIDCScope(wanted)
    const token = new provider.AccessToken({
      accountId: username,
      client,
      grantId: await grant.save(),
      gty: 'password',
      scope: wanted,
    })
    context.body = {
      access_token: await token.save(),
      expires_in: token.expiration,
      token_type: 'Bearer',
      scope: wanted,
    }
  },
  ['username', 'password', 'scope'],
)

const certificates = join(LAB, 'ca')
const tls = {
  key: readFileSync(join(certificates, 'server.key')),
  cert: readFileSync(join(certificates, 'server.pem')),
}
provider.listen(Number(IDP_PORT), '127.0.0.1')
const handle = provider.callback()
createServer(tls, (request, response) => void handle(request, response)).listen(
  Number(IDP_TLS_PORT),
  '127.0.0.1',
)

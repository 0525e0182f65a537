import type { Answer } from './case.js'
import type { Reply, Script } from './record.js'

const expiry = '2999-01-01T00:00:00.000000Z'

/** A catalog with a Monasca at `url`. */
function catalog(url: string): unknown {
  const endpoint = (type: string, path: string) => ({
    type,
    name: type,
    id: type,
    endpoints: ['public', 'internal'].map((kind) => ({
      id: `${type}-${kind}`,
      interface: kind,
      region: 'RegionOne',
      region_id: 'RegionOne',
      url: `${url}${path}`,
    })),
  })
  return [endpoint('identity', '/identity/v3'), endpoint('monitoring', '/v2.0')]
}

/** The response to a v3 sign-in. */
export function v3Token(url: string, id: string): Reply {
  return {
    status: 201,
    headers: { 'X-Subject-Token': id },
    body: {
      token: {
        methods: ['password'],
        user: { id: 'u1', name: 'mini-mon', domain: { id: 'default', name: 'Default' } },
        project: { id: 'p1', name: 'mini-mon', domain: { id: 'default', name: 'Default' } },
        roles: [{ id: 'r1', name: 'monasca-user' }],
        audit_ids: ['a1'],
        issued_at: '2026-01-01T00:00:00.000000Z',
        expires_at: expiry,
        catalog: catalog(url),
        service_providers: [
          {
            id: 'partner',
            auth_url: `${url}/partner/v3/OS-FEDERATION/identity_providers/home/protocols/saml2/auth`,
            sp_url: `${url}/partner/Shibboleth.sso/SAML2/ECP`,
          },
        ],
      },
    },
  }
}

/** The response to a v2.0 sign-in. */
function v2Token(url: string, id: string): Reply {
  const endpoint = { region: 'RegionOne', publicURL: `${url}/v2.0`, internalURL: `${url}/v2.0` }
  return {
    body: {
      access: {
        token: { id, expires: expiry, tenant: { id: 'p1', name: 'mini-mon' } },
        user: { id: 'u1', name: 'mini-mon', roles: [{ name: 'monasca-user' }] },
        serviceCatalog: [{ type: 'monitoring', name: 'monasca', endpoints: [endpoint] }],
      },
    },
  }
}

function version(id: string, status: string, href: string): unknown {
  return { id, status, links: [{ rel: 'self', href }], 'media-types': [], updated: '2020-01-01T00:00:00Z' }
}

/** Keystone's list of versions. */
export function versions(url: string, ...offered: ('v3' | 'v2.0')[]): Reply {
  const all = {
    v3: version('v3.14', 'stable', `${url}/identity/v3/`),
    'v2.0': version('v2.0', 'deprecated', `${url}/identity/v2.0/`),
  }
  return { status: 300, body: { versions: { values: offered.map((name) => all[name]) } } }
}

/** The discovery document of an OpenID provider. */
function openid(url: string): Reply {
  return {
    body: {
      issuer: `${url}/idp`,
      token_endpoint: `${url}/idp/token`,
      authorization_endpoint: `${url}/idp/authorize`,
    },
  }
}

/**
 * Responds like Keystone (v3 and v2.0), an OpenID provider, a second Keystone and Monasca. Tokens are `token-1`,
 * `token-2`, … in order.
 */
export function cloud(overrides: Answer): Script {
  return (request, count, url) => {
    const path = request.url.replace(/\?.*$/, '')
    const token = `token-${count + 1}`
    const usual: Readonly<Record<string, () => Reply>> = {
      'GET /identity': () => versions(url, 'v3'),
      'GET /identity/v3': () => ({
        body: { version: version('v3.14', 'stable', `${url}/identity/v3/`) },
      }),
      'GET /identity/v2.0': () => ({
        body: { version: version('v2.0', 'deprecated', `${url}/identity/v2.0/`) },
      }),
      'POST /identity/v3/auth/tokens': () => v3Token(url, token),
      'POST /identity/v2.0/tokens': () => v2Token(url, token),
      'POST /identity/v3/OS-FEDERATION/identity_providers/idp/protocols/openid/auth': () =>
        v3Token(url, 'unscoped'),
      'GET /idp/.well-known/openid-configuration': () => openid(url),
      'POST /idp/token': () => ({
        body: { access_token: 'bearer', id_token: 'identity', token_type: 'Bearer' },
      }),
      'POST /identity/v3/auth/OS-FEDERATION/saml2/ecp': () => ({ body: '<saml/>' }),
      'POST /partner/Shibboleth.sso/SAML2/ECP': () => ({
        status: 302,
        headers: { Location: `${url}/`, 'Set-Cookie': 'session=s1; Path=/; HttpOnly' },
      }),
      'GET /partner/v3/OS-FEDERATION/identity_providers/home/protocols/saml2/auth': () =>
        v3Token(url, 'unscoped'),
      'POST /partner/v3/auth/tokens': () => v3Token(url, 'partner-token'),
    }
    return overrides(request, count, url) ?? usual[`${request.method} ${path}`]?.() ?? {}
  }
}

import { expect } from 'vitest'
import { createBrowser, signInAndAllow } from '../../oidc/browser.js'
import type { ForeignSignIn, Options } from './foreignSignIn.js'
import type { Server } from './server.js'

// As in the documentation of keystoneauth1: its release 5.0 supports neither public clients nor challenges (PKCE).
const client = { client_id: 'keystone', client_secret: 'keystone-secret' }
const redirect = 'http://127.0.0.1:5173/callback'

function federated({ authUrl }: Server, options: Options): Options {
  return {
    auth_url: `${authUrl}/v3`,
    identity_provider: 'emulator',
    protocol: 'openid',
    project_name: 'mini-mon',
    project_domain_id: 'default',
    ...options,
  }
}

function discovered(server: Server, options: Options): Options {
  const discovery = `${server.issuer}/.well-known/openid-configuration`
  return federated(server, { discovery_endpoint: discovery, ...client, ...options })
}

/** A token of the provider, by a request of our own. */
async function getAccessToken({ issuer }: Server): Promise<string> {
  const form = { grant_type: 'password', username: 'ada', password: 'password', scope: 'openid profile' }
  const answer = await fetch(`${issuer}/token`, {
    method: 'POST',
    headers: { Authorization: `Basic ${btoa('keystone:keystone-secret')}` },
    body: new URLSearchParams(form),
  })
  return ((await answer.json()) as { access_token: string }).access_token
}

/** Signs in on the provider's pages, and returns what it sends back. */
async function getCode({ issuer }: Server): Promise<string> {
  const query = new URLSearchParams({
    response_type: 'code',
    client_id: client.client_id,
    redirect_uri: redirect,
    scope: 'openid profile',
    state: 'some-state',
  })
  const browser = createBrowser((url) => url.href.startsWith(redirect))
  const { url } = await signInAndAllow(browser, `${issuer}/auth?${query}`)
  return new URL(url).searchParams.get('code') ?? ''
}

const shared = {
  methods: ['openid', 'token'],
  user: 'ada',
  domain: expect.stringMatching(/^[0-9a-f]{32}$/) as unknown,
  version: 'v3',
} as const

/** The sign-in methods of the emulator's OpenID provider. */
export const oidcSignIns: readonly ForeignSignIn[] = [
  {
    ...shared,
    plugin: 'v3oidcpassword',
    options: (server) => discovered(server, { username: 'ada', password: 'password' }),
  },
  {
    ...shared,
    plugin: 'v3oidcclientcredentials',
    options: (server) => discovered(server, {}),
    user: 'keystone',
  },
  {
    ...shared,
    plugin: 'v3oidcauthcode',
    options: async (server) => discovered(server, { code: await getCode(server), redirect_uri: redirect }),
  },
  {
    ...shared,
    plugin: 'v3oidcaccesstoken',
    options: async (server) => federated(server, { access_token: await getAccessToken(server) }),
  },
]

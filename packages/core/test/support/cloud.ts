import { createHash } from 'node:crypto'
import type { Fetch } from '../../src/index.js'
import { createV3Token, standardEndpoints } from '../../src/testing/index.js'

export const authUrl = 'https://keystone.test/v3'
export const issuer = 'https://login.test'

/** A token of the fake Keystone. */
type Issued = { expires: number; scope: unknown; revoked: boolean }

/** A Keystone, an OpenID provider and a Monasca of one user, `ada`, whose refresh tokens rotate. */
export type Cloud = {
  fetch: Fetch
  /** Method and path of each request. */
  requests: string[]
  requestsTo(line: string): number
  /** How often each refresh token was spent. */
  spent: Map<string, number>
  /** How often each token was sent to Monasca after its expiry. */
  late: Map<string, number>
  tokens: Map<string, Issued>
  revokedAtProvider: string[]
  /** The callback URL of a browser that has signed in. */
  authorize(url: string): string
  /** Keystone's time minus the clock's, in milliseconds. */
  offset: number
  /** Lifetime of access tokens and of Keystone tokens, in seconds. */
  accessLife: number
  keystoneLife: number
  /** Requests whose line begins with it fail: with a status, or with a network error. */
  failing: { line: string; status: number | undefined; body?: unknown } | undefined
  /** Milliseconds before a response; must wait in test time. */
  delay: () => Promise<void>
  /** Whether the user also needs a one-time code. */
  secondFactor: boolean
  projects: { id: string; name: string }[]
  userId: string
  /** Keystone hides the header with the receipt, as CORS may. */
  hideReceipt: boolean
  /** The provider's own session has expired: it would have to show its page. */
  forgotten: boolean
}

const json = (status: number, body: unknown, headers: Record<string, string> = {}) =>
  new Response(body === undefined ? null : JSON.stringify(body), {
    status,
    headers: { 'Content-Type': 'application/json', ...headers },
  })

const refusal = (status: number) =>
  json(status, { error: { code: status, title: 'Unauthorized', message: 'refused' } })

export function createCloud(clock: () => number): Cloud {
  let count = 0
  const next = (kind: string) => `${kind}-${++count}`
  const codes = new Map<string, { nonce: string; challenge: string }>()
  const refreshTokens = new Map<string, { family: string; used: boolean }>()
  const families = new Set<string>()
  const accessTokens = new Map<string, number>()
  const now = () => clock() + cloud.offset

  function provide(family: string, nonce?: string): Response {
    const [access, refresh] = [next('access'), next('refresh')]
    accessTokens.set(access, now() + cloud.accessLife * 1000)
    refreshTokens.set(refresh, { family, used: false })
    const seconds = Math.floor(now() / 1000)
    const claims = { iss: issuer, aud: 'dashboard', sub: 'ada', iat: seconds, exp: seconds + 300, nonce }
    const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
    return json(200, {
      access_token: access,
      token_type: 'Bearer',
      expires_in: cloud.accessLife,
      refresh_token: refresh,
      ...(nonce && { id_token: `${part({ alg: 'RS256' })}.${part(claims)}.${part('signature')}` }),
    })
  }

  function redeem(form: URLSearchParams): Response {
    if (form.get('grant_type') === 'authorization_code') {
      const code = codes.get(form.get('code') ?? '')
      codes.delete(form.get('code') ?? '')
      const hash = createHash('sha256')
        .update(form.get('code_verifier') ?? '')
        .digest('base64url')
      if (code?.challenge !== hash) return json(400, { error: 'invalid_grant' })
      const family = next('family')
      families.add(family)
      return provide(family, code.nonce)
    }
    const token = form.get('refresh_token') ?? ''
    cloud.spent.set(token, (cloud.spent.get(token) ?? 0) + 1)
    const known = refreshTokens.get(token)
    if (!known || !families.has(known.family)) return json(400, { error: 'invalid_grant' })
    if (known.used) {
      families.delete(known.family)
      return json(400, { error: 'invalid_grant', error_description: 'used before' })
    }
    known.used = true
    return provide(known.family)
  }

  function issue(scope: unknown, ends?: number): Response {
    const token = next('token')
    const expires = ends ?? now() + cloud.keystoneLife * 1000
    const { project, system } = (scope ?? {}) as { project?: { id: string }; system?: unknown }
    const found = project && cloud.projects.find(({ id }) => id === project.id)
    if (project && !found) return refusal(401)
    cloud.tokens.set(token, { expires, scope, revoked: false })
    return json(201, describe(token, found, system), { 'X-Subject-Token': token })
  }

  function describe(token: string, project?: { id: string; name: string }, system?: unknown) {
    const services = [
      { type: 'monitoring', endpoints: standardEndpoints({ public: 'https://monasca.test/v2.0' }) },
    ]
    const expires = cloud.tokens.get(token)?.expires ?? 0
    const roles = [{ id: 'r', name: 'monasca-user' }]
    return createV3Token({
      user: { id: cloud.userId, name: cloud.userId },
      issued: now(),
      expires,
      ...(project && { project, services, roles }),
      ...(system ? { system: true, roles } : {}),
    })
  }

  const valid = (token: string | null) => {
    const known = cloud.tokens.get(token ?? '')
    return known && !known.revoked && known.expires > now() ? known : undefined
  }

  // biome-ignore lint/suspicious/noExplicitAny: the bodies that the client sends are checked by its own tests
  function authenticate(auth: any, headers: Headers): Response {
    const { identity, scope } = auth
    const methods: string[] = identity.methods
    if (methods.includes('token')) {
      const known = valid(identity.token.id)
      return known ? issue(scope === 'unscoped' ? undefined : scope, known.expires) : refusal(401)
    }
    if (methods.includes('application_credential')) {
      return identity.application_credential.secret === 'secret'
        ? issue({ project: { id: cloud.projects[0]?.id } })
        : refusal(401)
    }
    const proved = new Set(methods)
    if (headers.get('Openstack-Auth-Receipt') === 'receipt') proved.add('password')
    if (methods.includes('password') && identity.password.user.password !== 'password') return refusal(401)
    if (methods.includes('totp') && identity.totp.user.passcode !== '123456') return refusal(401)
    if (cloud.secondFactor && !(proved.has('password') && proved.has('totp'))) {
      const receipt = { methods: ['password'], expires_at: new Date(now() + 300_000).toISOString() }
      const body = { receipt, required_auth_methods: [['password', 'totp']] }
      return json(401, body, cloud.hideReceipt ? {} : { 'Openstack-Auth-Receipt': 'receipt' })
    }
    return issue(scope === 'unscoped' ? undefined : scope)
  }

  async function answer(line: string, headers: Headers, body: string): Promise<Response> {
    const token = headers.get('X-Auth-Token')
    switch (line) {
      case `GET /.well-known/openid-configuration`:
        return json(200, {
          issuer,
          authorization_endpoint: `${issuer}/auth`,
          token_endpoint: `${issuer}/token`,
          revocation_endpoint: `${issuer}/revoke`,
          end_session_endpoint: `${issuer}/end`,
          authorization_response_iss_parameter_supported: true,
        })
      case 'POST /token':
        return redeem(new URLSearchParams(body))
      case 'POST /revoke':
        cloud.revokedAtProvider.push(new URLSearchParams(body).get('token') ?? '')
        return json(200, undefined)
      case 'POST /v3/OS-FEDERATION/identity_providers/company/protocols/openid/auth': {
        const bearer = headers.get('Authorization')?.slice(7) ?? ''
        return (accessTokens.get(bearer) ?? 0) > now() ? issue(undefined) : refusal(401)
      }
      case 'POST /v3/auth/tokens':
        return authenticate(JSON.parse(body).auth, headers)
      case 'GET /v3/auth/tokens': {
        const subject = headers.get('X-Subject-Token') ?? ''
        const known = valid(subject)
        return known ? json(200, describe(subject)) : refusal(404)
      }
      case 'DELETE /v3/auth/tokens': {
        const known = cloud.tokens.get(headers.get('X-Subject-Token') ?? '')
        if (known) known.revoked = true
        return new Response(null, { status: 204 })
      }
      case 'GET /v3/auth/projects':
        return valid(token)
          ? json(200, { projects: cloud.projects.map((project) => ({ ...project, enabled: true })) })
          : refusal(401)
      case 'GET /v3/auth/domains':
        return valid(token)
          ? json(200, { domains: [{ id: 'd', name: 'Company', description: '', enabled: true }] })
          : refusal(401)
      default: {
        if (valid(token)) return json(200, { links: [], elements: [] })
        cloud.late.set(token ?? '', (cloud.late.get(token ?? '') ?? 0) + 1)
        return refusal(401)
      }
    }
  }

  const cloud: Cloud = {
    requests: [],
    requestsTo: (line) => cloud.requests.filter((request) => request === line).length,
    spent: new Map(),
    late: new Map(),
    tokens: new Map(),
    revokedAtProvider: [],
    offset: 0,
    accessLife: 300,
    keystoneLife: 3600,
    failing: undefined,
    delay: () => Promise.resolve(),
    secondFactor: false,
    hideReceipt: false,
    forgotten: false,
    userId: 'ada',
    projects: [
      { id: 'p1', name: 'alpha' },
      { id: 'p2', name: 'beta' },
    ],
    authorize(url) {
      const query = new URL(url).searchParams
      const back = new URL(query.get('redirect_uri') ?? '')
      back.searchParams.set('state', query.get('state') ?? '')
      back.searchParams.set('iss', issuer)
      if (query.get('prompt') === 'none' && cloud.forgotten) {
        back.searchParams.set('error', 'login_required')
        return back.href
      }
      const code = next('code')
      codes.set(code, { nonce: query.get('nonce') ?? '', challenge: query.get('code_challenge') ?? '' })
      back.searchParams.set('code', code)
      return back.href
    },
    async fetch(url, init = {}) {
      const line = `${init.method ?? 'GET'} ${new URL(url).pathname}`
      cloud.requests.push(line)
      await cloud.delay()
      const { failing } = cloud
      if (failing && line.startsWith(failing.line)) {
        if (failing.status === undefined) throw new TypeError('Failed to fetch')
        return json(failing.status, failing.body)
      }
      const response = await answer(line, new Headers(init.headers), String(init.body ?? ''))
      await cloud.delay()
      return response
    },
  }
  return cloud
}

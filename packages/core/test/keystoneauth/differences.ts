import type { Received } from './record.js'

/** How our requests differ from those of keystoneauth1, and why. */
export type Difference = {
  reason: string
  /** Turns the requests of keystoneauth1 into ours. */
  apply(theirs: readonly Received[]): Received[]
}

type Change = Difference['apply']

type Fields = Record<string, unknown>

function withHeaders(request: Received, headers: Record<string, string>): Received {
  return { ...request, headers: { ...request.headers, ...headers } }
}

/** Applies to the requests that a test selects. */
function each(matches: (request: Received) => boolean, change: (request: Received) => Received): Change {
  return (theirs) => theirs.map((request) => (matches(request) ? change(request) : request))
}

function askForJson(matches: (request: Received) => boolean): Change {
  return each(
    (request) => matches(request) && request.headers['accept'] === '*/*',
    (request) => withHeaders(request, { accept: 'application/json' }),
  )
}

const isToken = ({ method, url }: Received) => method === 'POST' && /\/v3\/auth\/tokens(\?|$)/.test(url)

/** A name without a domain is in the domain `default`. */
function fillDomain(value: unknown): unknown {
  const thing = value as Fields | undefined
  return thing?.['name'] && !thing['domain'] ? { ...thing, domain: { id: 'default' } } : thing
}

function fillDomains(request: Received): Received {
  const { auth } = request.body as { auth: { identity: Fields; scope?: Fields } }
  const { scope } = auth
  const password = auth.identity['password'] as Fields | undefined
  const identity = password
    ? { ...auth.identity, password: { ...password, user: fillDomain(password['user']) } }
    : auth.identity
  const filled = scope?.['project'] ? { ...scope, project: fillDomain(scope['project']) } : scope
  return { ...request, body: { auth: filled ? { identity, scope: filled } : { identity } } }
}

/** The v3 request that is equivalent to a v2.0 request. */
function toV3(request: Received): Received {
  const { auth } = request.body as { auth: Fields }
  const { username, password } = (auth['passwordCredentials'] ?? {}) as Fields
  const identity = auth['token']
    ? { methods: ['token'], token: auth['token'] }
    : { methods: ['password'], password: { user: { name: username, password } } }
  const body = { auth: { identity, scope: { project: { name: auth['tenantName'] } } } }
  return { ...request, url: '/identity/v3/auth/tokens', body }
}

/** HTTP Basic with form-encoded user and password. */
function encodeBasic(header = ''): string {
  const [id, ...secret] = Buffer.from(header.replace('Basic ', ''), 'base64').toString('latin1').split(':')
  const encode = (text = '') => new URLSearchParams({ '': text }).toString().slice(1)
  return `Basic ${btoa(`${encode(id)}:${encode(secret.join(':'))}`)}`
}

/** A client without a secret sends its id in the form. */
function toPublicClient(request: Received): Received {
  const { authorization = '', ...headers } = request.headers
  const [id] = Buffer.from(authorization.replace('Basic ', ''), 'base64').toString().split(':')
  return { ...request, headers, body: { ...(request.body as Fields), client_id: id } }
}

function withoutHeaders(request: Received, ...names: string[]): Received {
  const kept = Object.entries(request.headers).filter(([name]) => !names.includes(name))
  return { ...request, headers: Object.fromEntries(kept) }
}

function withoutScope(request: Received): Received {
  const { identity } = (request.body as { auth: Fields }).auth
  return { ...request, body: { auth: { identity, scope: 'unscoped' } } }
}

/** Exchanges the token of a federated sign-in for one of the system scope. */
const systemRequest: Received = {
  method: 'POST',
  url: '/identity/v3/auth/tokens',
  headers: { accept: 'application/json', 'content-type': 'application/json', 'x-auth-token': 'unscoped' },
  body: {
    auth: {
      identity: { methods: ['token'], token: { id: 'unscoped' } },
      scope: { system: { all: true } },
    },
  },
}

/** The names of the accepted differences. */
export type DifferenceName =
  | 'services get an Accept header for JSON'
  | 'the provider gets an Accept header for JSON'
  | 'the other Keystone gets an Accept header for JSON'
  | 'v3 is preferred to v2.0'
  | 'missing domains are filled in'
  | 'client secrets are percent-encoded'
  | 'spaces in queries are %20'
  | 'a missing role does not cause another sign-in'
  | 'no token for other origins'
  | 'relative redirects are followed'
  | 'a refused sign-in is retried without its scope'
  | 'no cookies are kept'
  | 'public clients have no secret'
  | 'the system scope is requested'

/** All accepted differences, by name. */
export const differences: Readonly<Record<DifferenceName, Difference>> = {
  'services get an Accept header for JSON': {
    reason: 'keystoneauth1 leaves `Accept` to its users; all of our services respond with JSON',
    apply: askForJson(({ url }) => /^\/(v2\.0|identity\/v3\/users)/.test(url)),
  },
  'the provider gets an Accept header for JSON': {
    reason: 'OpenID providers and Keystone’s federated URLs can respond with HTML pages',
    apply: askForJson(({ url }) => url.startsWith('/idp/') || url.includes('/OS-FEDERATION/')),
  },
  'the other Keystone gets an Accept header for JSON': {
    reason: 'keystoneauth1 sends no `Accept` header',
    apply: askForJson(({ url }) => url.startsWith('/partner/') || url.includes('/OS-FEDERATION/')),
  },
  'v3 is preferred to v2.0': {
    reason: 'keystoneauth1 uses the oldest suitable version, and v2.0 is obsolete',
    apply: each(({ method, url }) => method === 'POST' && url === '/identity/v2.0/tokens', toV3),
  },
  'missing domains are filled in': {
    reason: 'users and projects without a domain are in `default`, as on OpenStack’s command line',
    apply: each(isToken, fillDomains),
  },
  'client secrets are percent-encoded': {
    reason: 'RFC 6749, section 2.3.1, requires it; keystoneauth1 sends them unencoded, in Latin-1',
    apply: each(
      ({ url }) => url === '/idp/token',
      (request) => withHeaders(request, { authorization: encodeBasic(request.headers['authorization']) }),
    ),
  },
  'spaces in queries are %20': {
    reason: 'Monasca reads both; + is a space in forms only',
    apply: each(
      () => true,
      (request) => ({ ...request, url: request.url.replaceAll('+', '%20') }),
    ),
  },
  'a missing role does not cause another sign-in': {
    reason: 'Monasca responds with 401 to a known user without a role; another token changes nothing',
    apply: (theirs) => theirs.slice(0, 2),
  },
  'no token for other origins': {
    reason: 'keystoneauth1 sends the token wherever a redirect leads',
    apply: each(
      ({ url }) => url === '/v2.0/moved',
      (request) => withoutHeaders(request, 'x-auth-token'),
    ),
  },
  'relative redirects are followed': {
    reason: 'keystoneauth1 fails for a URL without a host, which HTTP allows',
    apply: (theirs) =>
      theirs.flatMap((request) =>
        request.url === '/v2.0/metrics' ? [request, { ...request, url: '/v2.0/moved' }] : request,
      ),
  },
  'a refused sign-in is retried without its scope': {
    reason: 'distinguishes a wrong password from a missing role, to which Keystone responds alike',
    apply: (theirs) => theirs.flatMap((request) => [request, withoutScope(request)]),
  },
  'no cookies are kept': {
    reason: 'cookies of the other Keystone must not go elsewhere; ours are sent where they are needed',
    apply: each(
      ({ headers }) => headers['cookie'] !== undefined && headers['x-auth-token'] !== undefined,
      (request) => withoutHeaders(request, 'cookie'),
    ),
  },
  'public clients have no secret': {
    reason:
      'keystoneauth1 5.0 sends the word None as the secret of a client without one; later versions send no secret',
    apply: each(({ url }) => url === '/idp/token', toPublicClient),
  },
  'the system scope is requested': {
    reason: 'keystoneauth1 omits the system scope in federated sign-ins',
    apply: (theirs) =>
      theirs.flatMap((request) => {
        if (request.headers['x-auth-token']) return withHeaders(request, { 'x-auth-token': 'token-1' })
        return request.url.includes('/OS-FEDERATION/') ? [request, systemRequest] : request
      }),
  },
}

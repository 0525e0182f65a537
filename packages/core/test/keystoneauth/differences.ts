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

/** Applies to the requests that a test picks. */
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

/** A thing named without its domain is in the domain `default`. */
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

/** The request of v3 that means the same as one of v2.0. */
function toV3(request: Received): Received {
  const { auth } = request.body as { auth: Fields }
  const { username, password } = (auth['passwordCredentials'] ?? {}) as Fields
  const identity = auth['token']
    ? { methods: ['token'], token: auth['token'] }
    : { methods: ['password'], password: { user: { name: username, password } } }
  const body = { auth: { identity, scope: { project: { name: auth['tenantName'] } } } }
  return { ...request, url: '/identity/v3/auth/tokens', body }
}

/** HTTP Basic whose user and password are encoded as in forms. */
function encodeBasic(header = ''): string {
  const [id, ...secret] = Buffer.from(header.replace('Basic ', ''), 'base64').toString('latin1').split(':')
  const encode = (text = '') => new URLSearchParams({ '': text }).toString().slice(1)
  return `Basic ${btoa(`${encode(id)}:${encode(secret.join(':'))}`)}`
}

/** A client without a secret names itself in the form. */
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

/** Changes the token of a federated sign-in into one for the system. */
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

/** The names of the differences that there may be. */
export type DifferenceName =
  | 'services are asked for JSON'
  | 'the provider is asked for JSON'
  | 'the other Keystone is asked for JSON'
  | 'v3 goes before v2.0'
  | 'domains that nobody named'
  | 'client secrets are percent-encoded'
  | 'spaces in queries are %20'
  | 'a missing role is no reason to sign in again'
  | 'no token for other origins'
  | 'relative redirects are followed'
  | 'a refused sign-in is tried without its scope'
  | 'no cookies are kept'
  | 'public clients have no secret'
  | 'the system is asked for'

/** All the differences that there may be, by name. */
export const differences: Readonly<Record<DifferenceName, Difference>> = {
  'services are asked for JSON': {
    reason: 'keystoneauth1 leaves it to its users to send `Accept`; all services of ours answer in JSON',
    apply: askForJson(({ url }) => /^\/(v2\.0|identity\/v3\/users)/.test(url)),
  },
  'the provider is asked for JSON': {
    reason: 'OpenID providers and Keystone’s federated addresses can answer with pages for people',
    apply: askForJson(({ url }) => url.startsWith('/idp/') || url.includes('/OS-FEDERATION/')),
  },
  'the other Keystone is asked for JSON': {
    reason: 'keystoneauth1 sends no wish of its own',
    apply: askForJson(({ url }) => url.startsWith('/partner/') || url.includes('/OS-FEDERATION/')),
  },
  'v3 goes before v2.0': {
    reason: 'keystoneauth1 takes the oldest version that fits, and v2.0 is long gone',
    apply: each(({ method, url }) => method === 'POST' && url === '/identity/v2.0/tokens', toV3),
  },
  'domains that nobody named': {
    reason: 'users and projects without a domain are in `default`, as on OpenStack’s command line',
    apply: each(isToken, fillDomains),
  },
  'client secrets are percent-encoded': {
    reason: 'RFC 6749, section 2.3.1, wants it; keystoneauth1 sends them as they are, in Latin-1',
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
  'a missing role is no reason to sign in again': {
    reason: 'Monasca answers 401 to a known user without a role; another token changes nothing',
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
    reason: 'keystoneauth1 fails at an address without a host, which HTTP allows',
    apply: (theirs) =>
      theirs.flatMap((request) =>
        request.url === '/v2.0/metrics' ? [request, { ...request, url: '/v2.0/moved' }] : request,
      ),
  },
  'a refused sign-in is tried without its scope': {
    reason: 'tells a wrong password from a missing role, which Keystone answers alike',
    apply: (theirs) => theirs.flatMap((request) => [request, withoutScope(request)]),
  },
  'no cookies are kept': {
    reason: 'tokens and cookies of the other Keystone are nobody else’s; ours goes along where it is needed',
    apply: each(
      ({ headers }) => headers['cookie'] !== undefined && headers['x-auth-token'] !== undefined,
      (request) => withoutHeaders(request, 'cookie'),
    ),
  },
  'public clients have no secret': {
    reason:
      'keystoneauth1 5.0 sends the word None as the secret of a client that has none; later ones do as we do',
    apply: each(({ url }) => url === '/idp/token', toPublicClient),
  },
  'the system is asked for': {
    reason: 'keystoneauth1 forgets the scope of the system in federated sign-ins',
    apply: (theirs) =>
      theirs.flatMap((request) => {
        if (request.headers['x-auth-token']) return withHeaders(request, { 'x-auth-token': 'token-1' })
        return request.url.includes('/OS-FEDERATION/') ? [request, systemRequest] : request
      }),
  },
}

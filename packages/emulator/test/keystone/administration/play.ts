import { parts, type Step } from './steps.js'

/** Sends a request to a Keystone; `path` is below its `/v3`. */
export type Send = (path: string, init: RequestInit) => Promise<Response>

/** The reply of a Keystone to a step, without what differs between servers: ids, times, texts. */
export type Played = { step: string; status: number; body: unknown }

/** Formats replies for reading: a line for the request, a line for the reply. */
export function write(played: readonly Played[]): string {
  return played
    .map(({ step, status, body }) => `${step}\n  ${status} ${JSON.stringify(body) ?? ''}`.trimEnd())
    .join('\n')
}

/**
 * Removes intentional differences from the real service. That service repeats attributes without a column in the
 * replies to some changes, links protocols to addresses that do not exist, and fails with 500 if a project takes the
 * name of another one.
 */
export function withoutOddities(played: readonly Played[]): Played[] {
  return played.map(({ step, status, body }) => {
    if (/^admin PATCH \/(users|projects)/.test(step)) {
      if (status === 500) return { step, status: 409, body: conflict }
      return { step, status, body: withoutMember(body, ['extra']) }
    }
    const isProtocol = step.includes('/protocols') && status < 300
    return { step, status, body: isProtocol ? withoutMember(body, protocolOddities) : body }
  })
}

const conflict = { error: { code: 409, message: '…', title: 'Conflict' } }
const protocolOddities = ['links', 'idp_id', 'remote_id_attribute']

function withoutMember(value: unknown, names: readonly string[]): unknown {
  if (Array.isArray(value)) return value.map((item) => withoutMember(item, names))
  if (typeof value !== 'object' || value === null) return value
  const kept = Object.entries(value).filter(([name]) => !names.includes(name))
  return Object.fromEntries(kept.map(([name, item]) => [name, withoutMember(item, names)]))
}

/** Runs all steps in order, and leaves nothing behind. The user `admin` and the role `monasca-user` must exist. */
export async function play(send: Send): Promise<Played[]> {
  const admin = await signIn(send, 'admin', 'secret', 'admin')
  const ask = async (method: string, path: string, body?: unknown) => {
    const headers = { 'X-Auth-Token': admin, 'Content-Type': 'application/json' }
    const response = await send(path, { method, headers, ...(body ? { body: JSON.stringify(body) } : {}) })
    const received = await response.text()
    return received ? JSON.parse(received) : undefined
  }
  const { project } = await ask('POST', '/projects', { project: { name: 'players', domain_id: 'default' } })
  const { user } = await ask('POST', '/users', {
    user: { name: 'player', password: 'password', domain_id: 'default', default_project_id: project.id },
  })
  const { roles } = await ask('GET', '/roles?name=monasca-user')
  await ask('PUT', `/projects/${project.id}/users/${user.id}/roles/${roles[0].id}`)
  try {
    const member = await signIn(send, 'player', 'password', 'players')
    const saved = new Map([
      ['member', user.id],
      ['players', project.id],
    ])
    return await playAs(send, { admin, member, stranger: 'unknown-token' }, saved)
  } finally {
    await ask('DELETE', `/users/${user.id}`)
    await ask('DELETE', `/projects/${project.id}`)
  }
}

async function playAs(
  send: Send,
  tokens: Readonly<Record<'admin' | 'member' | 'stranger', string>>,
  saved: Map<string, string>,
): Promise<Played[]> {
  const played: Played[] = []
  for (const step of Object.values(parts).flat()) {
    const { as = 'admin', method, path, body, save } = step
    const fill = (text: string) => text.replaceAll(/\{(\w+)\}/g, (place, name) => saved.get(name) ?? place)
    const headers = new Headers()
    if (as !== 'absent') headers.set('X-Auth-Token', tokens[as])
    if (body !== undefined) headers.set('Content-Type', 'application/json')
    const text = typeof body === 'string' ? body : JSON.stringify(body)
    const response = await send(fill(path), { method, headers, ...(text && { body: fill(text) }) })
    const received = await response.text()
    const isPage = received.startsWith('<')
    const answer: unknown = isPage ? 'a page' : received ? JSON.parse(received) : undefined
    if (save !== undefined) saved.set(save, idOf(answer))
    played.push({ step: describe(step), status: response.status, body: plain(answer, saved) })
  }
  return played
}

async function signIn(send: Send, name: string, password: string, project: string): Promise<string> {
  const domain = { id: 'default' }
  const identity = { methods: ['password'], password: { user: { name, domain, password } } }
  const auth = { identity, scope: { project: { name: project, domain } } }
  const response = await send('/auth/tokens', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ auth }),
  })
  return response.headers.get('X-Subject-Token') ?? ''
}

function describe({ as, method, path, body }: Step): string {
  const sent = body === undefined ? '' : ` ${typeof body === 'string' ? body : JSON.stringify(body)}`
  return `${as ?? 'admin'} ${method} ${path}${sent.replaceAll(/x{20,}/g, (text) => `x*${text.length}`)}`
}

function idOf(answer: unknown): string {
  const [made] = Object.values((answer ?? {}) as Record<string, { id?: string }>)
  return made?.id ?? ''
}

/** Replaces ids with the names they were saved under, addresses with their paths, and texts with dots. */
function plain(value: unknown, saved: ReadonlyMap<string, string>): unknown {
  if (Array.isArray(value)) return sorted(value.map((item) => plain(item, saved)))
  if (typeof value === 'string') {
    let text = value.replace(/^https?:\/\/[^/]+(\/identity)?\/v3\//, '/v3/')
    for (const [name, id] of saved) if (id) text = text.replaceAll(id, `{${name}}`)
    return text.replaceAll(/[0-9a-f]{32,64}/g, '{id}')
  }
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).map(([key, item]) => [
    key,
    key === 'message' && typeof item === 'string' ? '…' : plain(item, saved),
  ])
  return Object.fromEntries(entries.sort(([one], [other]) => (String(one) < String(other) ? -1 : 1)))
}

/** Lists have no guaranteed order. */
function sorted(items: unknown[]): unknown[] {
  return items.toSorted((one, other) => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1))
}

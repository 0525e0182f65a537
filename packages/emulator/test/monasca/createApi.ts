import { createEngine } from '../../src/engine/createEngine.js'
import type { Caller } from '../../src/http/caller.js'
import { createMonascaApp } from '../../src/monasca/createMonascaApp.js'
import type { Quirks } from '../../src/monasca/routes/quirks.js'
import { openStore } from '../../src/store/openStore.js'
import type { Store } from '../../src/store/store.js'
import { createTime } from '../../src/time/createTime.js'

/** The origin that the tests use. */
export const origin = 'http://monasca.test:8070'

const callers: Readonly<Record<string, Omit<Caller, 'userId'>>> = {
  user: { projectId: 'project-1', roles: ['monasca-user'] },
  other: { projectId: 'project-2', roles: ['monasca-user'] },
  reader: { projectId: 'project-1', roles: ['monasca-read-only-user'] },
  agent: { projectId: 'project-1', roles: ['monasca-agent'] },
  delegate: { projectId: 'project-1', roles: ['monasca-user', 'admin'] },
  admin: { projectId: 'project-1', roles: ['admin'] },
  absent: { projectId: 'project-1', roles: [] },
}

/** How a request differs from a plain GET by the full user of project 1. */
export type ApiOptions = {
  method?: string
  token?: keyof typeof callers | undefined
  /** Sent as JSON. */
  body?: unknown
  /** Sent unchanged, instead of `body`. */
  text?: string | Uint8Array<ArrayBuffer>
  contentType?: string | undefined
}

/** A body of any type: the tests check its content. */
// biome-ignore lint/suspicious/noExplicitAny: a wrong guess fails the test that makes it
export type Json = any

/** A reply with its body already read. */
export type ApiReply = { status: number; headers: Headers; text: string; body: Json }

/** The API over a store, in memory by default, with a clock that moves only on request. */
export type Api = {
  store: Store
  /** The present time, in ms since the epoch. */
  now: number
  fetch(request: Request): Promise<Response>
  /** Sends a request to a path below `/v2.0`, or at the root if it starts with `//`. */
  send(path: string, options?: ApiOptions): Promise<ApiReply>
}

export const monday: number = Date.UTC(2025, 0, 6)

export function createApi(store: Store = openStore(), quirks?: Quirks): Api {
  const app = createMonascaApp({
    store,
    clock: () => api.now,
    engine: createEngine({ store, time: createTime(() => api.now), onTransition: () => {} }),
    notificationTypes: ['EMAIL', 'PAGERDUTY', 'WEBHOOK'],
    quirks,
    authenticate(token = '') {
      const caller = Object.hasOwn(callers, token) ? callers[token] : undefined
      return caller && { userId: `${token}-id`, ...caller }
    },
  })
  const api: Api = {
    store,
    now: monday,
    fetch: async (request) => app.fetch(request),
    async send(path, options = {}) {
      const { method = 'GET', body, text } = options
      const token = 'token' in options ? options.token : 'user'
      const contentType = 'contentType' in options ? options.contentType : 'application/json'
      const payload = text ?? (body === undefined ? undefined : JSON.stringify(body))
      const headers = new Headers()
      if (token !== undefined) headers.set('X-Auth-Token', String(token))
      const url = path.startsWith('//') ? origin + path.slice(1) : `${origin}/v2.0${path}`
      const init: RequestInit = { method, headers }
      // As bytes, so that the platform adds no content type.
      if (payload !== undefined)
        init.body = typeof payload === 'string' ? new TextEncoder().encode(payload) : payload
      if (payload !== undefined && contentType !== undefined) headers.set('Content-Type', contentType)
      const response = await app.fetch(new Request(url, init))
      const received = await response.text()
      return {
        status: response.status,
        headers: response.headers,
        text: received,
        body: received === '' ? undefined : JSON.parse(received),
      }
    },
  }
  return api
}

/** The offset of a list's next page, as a client reads it from the link; `undefined` on the last page. */
export function nextOffset(reply: ApiReply): string | undefined {
  const next = reply.body.links.find((link: { rel: string }) => link.rel === 'next')
  return next === undefined ? undefined : decodeURIComponent(/[?&]offset=([^&]*)/.exec(next.href)?.[1] ?? '')
}

/** All pages of a list, each with `limit` elements, by taking the offset from the link to the next one. */
export async function allPages(api: Api, path: string, limit: number): Promise<Json[][]> {
  const pages: Json[][] = []
  let offset: string | undefined
  do {
    const parameters = [
      `limit=${limit}`,
      ...(offset === undefined ? [] : [`offset=${encodeURIComponent(offset)}`]),
    ]
    const reply = await api.send(`${path}${path.includes('?') ? '&' : '?'}${parameters.join('&')}`)
    if (reply.status !== 200) throw new Error(`${reply.status} ${reply.text}`)
    pages.push(reply.body.elements ?? reply.body.counts)
    offset = nextOffset(reply)
    if (pages.length > 200) throw new Error('The list of pages does not end')
  } while (offset !== undefined)
  return pages
}

/** The query part for parameters, percent-encoded. */
export function query(parameters: Record<string, string | number | undefined>): string {
  const pairs = Object.entries(parameters).filter(([, value]) => value !== undefined)
  return `?${pairs.map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`).join('&')}`
}

import type { AuthContext } from '../../src/identity/index.js'
import { createTransport, type Fetch } from '../../src/transport/index.js'

/** A request as it would have gone over the wire. */
export type Exchange = {
  /** Method and address, in one line that is easy to compare. */
  line: string
  /** Names in lower case. */
  headers: Record<string, string>
  /** Parsed if it was JSON; the members of a form as an object; `undefined` without a body. */
  body: unknown
}

export type ScriptedReply = {
  status?: number
  headers?: Record<string, string>
  /** Text goes as HTML, anything else as JSON. */
  body?: unknown
}

type Step = ScriptedReply | Error | ((exchange: Exchange) => ScriptedReply | Promise<ScriptedReply>)

function parseBody(headers: Headers, text: string): unknown {
  if (text === '') return undefined
  if (headers.get('content-type') === 'application/json') return JSON.parse(text)
  if (headers.get('content-type') === 'application/x-www-form-urlencoded') {
    return Object.fromEntries(new URLSearchParams(text))
  }
  return text
}

/** A `fetch` that answers with the given steps in turn, records what it was asked, and fails when they run out. */
export function scriptFetch(...steps: Step[]): { fetch: Fetch; exchanges: Exchange[] } {
  const exchanges: Exchange[] = []
  const fetch: Fetch = async (url, init) => {
    const headers = new Headers(init?.headers)
    const body = parseBody(headers, typeof init?.body === 'string' ? init.body : '')
    const exchange = { line: `${init?.method} ${url}`, headers: Object.fromEntries(headers), body }
    exchanges.push(exchange)
    const step = steps[exchanges.length - 1]
    if (!step) throw new Error(`Nothing is scripted for ${exchange.line}`)
    if (step instanceof Error) throw step
    const reply = typeof step === 'function' ? await step(exchange) : step
    init?.signal?.throwIfAborted()
    const text = typeof reply.body === 'string' ? reply.body : JSON.stringify(reply.body)
    const type = typeof reply.body === 'string' ? 'text/html' : 'application/json'
    return new Response(reply.body === undefined ? null : text, {
      status: reply.status ?? 200,
      headers: { 'content-type': type, ...reply.headers },
    })
  }
  return { fetch, exchanges }
}

/** What a session would lend a plugin; warnings are kept. */
export function contextOf(
  fetch: Fetch,
  clock: () => number = Date.now,
): AuthContext & { warnings: string[] } {
  const warnings: string[] = []
  return {
    send: createTransport({ fetch, clock, retries: 0 }),
    clock,
    warn: (text) => warnings.push(text),
    warnings,
  }
}

/** Keystone's answer to a successful authentication; `token` adds to its description. */
export function tokenReply(id = 'the-token', token: Record<string, unknown> = {}): ScriptedReply {
  return {
    status: 201,
    headers: { 'X-Subject-Token': id },
    body: {
      token: {
        methods: ['password'],
        user: { id: 'u1', name: 'mini-mon', domain: { id: 'default', name: 'Default' } },
        expires_at: '2099-01-01T00:00:00.000000Z',
        issued_at: '2026-01-01T00:00:00.000000Z',
        audit_ids: ['a'],
        ...token,
      },
    },
  }
}

/** Keystone's answer to a wrong secret. */
export const refusal: ScriptedReply = {
  status: 401,
  body: {
    error: {
      code: 401,
      title: 'Unauthorized',
      message: 'The request you have made requires authentication.',
    },
  },
}

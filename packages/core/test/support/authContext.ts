import type { AuthContext } from '../../src/identity/index.js'
import type { ScriptedReply, ScriptedRequest } from '../../src/testing/index.js'
import { createTransport, type Fetch } from '../../src/transport/index.js'

/** The context that a session passes to a plugin; records warnings. */
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

/** The requests, in a format that is easy to compare as a whole. */
export function wire(
  requests: readonly ScriptedRequest[],
): Pick<ScriptedRequest, 'line' | 'headers' | 'body'>[] {
  return requests.map(({ line, headers, body }) => ({ line, headers, body }))
}

/** Keystone's response to a successful authentication; `token` adds members to its description. */
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

/** Keystone's response to a wrong secret. */
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

import { createKeystoneApp } from '../../src/keystone/createKeystoneApp.js'
import { createKeystone, type Keystone } from '../../src/keystone/model/keystone.js'
import { applySeed } from '../../src/keystone/seed/applySeed.js'
import { defaultSeed } from '../../src/keystone/seed/defaultSeed.js'
import type { Seed } from '../../src/keystone/seed/seed.js'
import { openStore } from '../../src/store/openStore.js'
import type { Store } from '../../src/store/store.js'

export const origin = 'http://cloud.test:8070'

export type TestKeystone = {
  keystone: Keystone
  store: Store
  /** Moves the clock, in milliseconds. */
  advance(time: number): void
  call(method: string, path: string, options?: CallOptions): Promise<Answer>
  /** Posts `auth` to `/identity/v3/auth/tokens`. */
  signIn(auth: unknown, headers?: Record<string, string>): Promise<Answer>
}

export type CallOptions = { headers?: Record<string, string>; body?: unknown }

/** `token` is the header `X-Subject-Token`; `body` is parsed when there is one. */
// biome-ignore lint/suspicious/noExplicitAny: tests look at answers of many shapes, and state them
export type Answer = { status: number; headers: Headers; token: string; body: any }

/** An identity service in memory whose clock is stopped at a whole second. */
export function createTestKeystone(options: { seed?: Seed; tokenTtl?: number } = {}): TestKeystone {
  let now = Date.parse('2026-01-02T03:04:05Z')
  const store = openStore()
  const keystone = createKeystone({ store, clock: () => now, tokenTtl: options.tokenTtl })
  applySeed(keystone, options.seed ?? defaultSeed)
  const app = createKeystoneApp(keystone)
  const call: TestKeystone['call'] = async (method, path, { headers = {}, body } = {}) => {
    const response = await app.request(`${origin}${path}`, {
      method,
      headers: { ...(body === undefined ? {} : { 'Content-Type': 'application/json' }), ...headers },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    })
    const text = await response.text()
    return {
      status: response.status,
      headers: response.headers,
      token: response.headers.get('X-Subject-Token') ?? '',
      body: text ? JSON.parse(text) : undefined,
    }
  }
  return {
    keystone,
    store,
    call,
    advance: (time) => {
      now += time
    },
    signIn: (auth, headers = {}) => call('POST', '/identity/v3/auth/tokens', { body: { auth }, headers }),
  }
}

/** The `auth` of a sign-in with a password. */
export function passwordAuth(name: string, password: string, scope?: unknown): unknown {
  const user = { name, domain: { id: 'default' }, password }
  return { identity: { methods: ['password'], password: { user } }, ...(scope ? { scope } : {}) }
}

/** The `auth` that exchanges a token. */
export function tokenAuth(token: string, scope?: unknown): unknown {
  return { identity: { methods: ['token'], token: { id: token } }, ...(scope ? { scope } : {}) }
}

export const miniMon = { project: { name: 'mini-mon', domain: { id: 'default' } } }

import { createHash, randomBytes } from 'node:crypto'
import { onTestFinished } from 'vitest'
import { createEmulator, type Emulator, type EmulatorOptions } from '../../src/index.js'
import { type Browser, createBrowser, type Page } from './browser.js'

// biome-ignore lint/suspicious/noExplicitAny: tests look at answers of many shapes, and state them
export type Reply = { status: number; headers: Headers; body: any }

export type TestProvider = {
  emulator: Emulator
  /** Where Keystone and Monasca listen. */
  url: string
  issuer: string
  post(path: string, form: Record<string, string>, headers?: Record<string, string>): Promise<Reply>
  /** Requests tokens, as the client `keystone` unless the fields contain a client id. */
  token(form: Record<string, string>): Promise<Reply>
}

export const keystone: Record<string, string> = {
  Authorization: `Basic ${Buffer.from('keystone:keystone-secret').toString('base64')}`,
}

/** An emulator on free ports that is closed after the test. */
export async function startProvider(options: EmulatorOptions = {}): Promise<TestProvider> {
  const emulator = createEmulator(options)
  onTestFinished(emulator.close)
  const { url } = await emulator.listen({ port: 0 })
  const issuer = emulator.issuer ?? ''
  const post: TestProvider['post'] = async (path, form, headers = {}) => {
    const body = new URLSearchParams(form)
    const response = await fetch(`${issuer}${path}`, { method: 'POST', body, headers })
    const text = await response.text()
    return {
      status: response.status,
      headers: response.headers,
      body: text.startsWith('{') ? JSON.parse(text) : text,
    }
  }
  return {
    emulator,
    url,
    issuer,
    post,
    token: (form) => post('/token', form, 'client_id' in form ? {} : keystone),
  }
}

export const redirectUri = 'http://127.0.0.1:5173/callback'

/** A request for a code with a challenge (PKCE), and what is needed to redeem it. */
export function codeRequest(
  issuer: string,
  more: Record<string, string> = {},
): { verifier: string; url: string } {
  const verifier = randomBytes(32).toString('base64url')
  const challenge = createHash('sha256').update(verifier).digest('base64url')
  const query = new URLSearchParams({
    response_type: 'code',
    client_id: 'dashboard',
    redirect_uri: redirectUri,
    scope: 'openid profile',
    state: 'some-state',
    nonce: 'some-nonce',
    code_challenge: challenge,
    code_challenge_method: 'S256',
    ...more,
  })
  return { verifier, url: `${issuer}/auth?${query}` }
}

/** A browser that hands over to the client when it is redirected to a path `/callback`. */
export function browserOfClient(): Browser {
  return createBrowser((url) => url.pathname === '/callback')
}

/** The parameters that the provider sent to the client. */
export function answerOf(page: Page): URLSearchParams {
  return new URL(page.url).searchParams
}

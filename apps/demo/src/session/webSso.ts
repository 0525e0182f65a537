import { object, pipe, regex, safeParse, string, unknown } from 'valibot'
import { safeTarget } from './safeTarget.js'

/**
 * Key of what the tab stores before it leaves for Keystone's web single sign-on. It contains no secret of an account.
 */
const stateKey = 'monasca-demo:sso'

const noteSchema = object({ state: pipe(string(), regex(/^[\w-]{1,100}$/)), target: unknown() })
const replySchema = object({ token: pipe(string(), regex(/^[\x21-\x7e]{1,100000}$/)) })

/** Reads and removes the stored note; `undefined` if there is no valid one. */
function takeNote(): { state: string; target: unknown } | undefined {
  try {
    const text = sessionStorage.getItem(stateKey)
    sessionStorage.removeItem(stateKey)
    const note = safeParse(noteSchema, JSON.parse(text ?? 'null'))
    return note.success ? note.output : undefined
  } catch {
    return undefined
  }
}

/** Leaves for Keystone's own single sign-on, via this page's server. */
export function beginWebSso(target: string): void {
  const bytes = crypto.getRandomValues(new Uint8Array(24))
  const state = btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
  sessionStorage.setItem(stateKey, JSON.stringify({ state, target }))
  location.assign(`/websso/start?state=${state}`)
}

/** The result of Keystone's single sign-on. */
export type WebSsoResult = { token: string; target: string }

/**
 * Takes the token from this page's server, which returns it once; `undefined` if this tab did not start the sign-in.
 */
export async function takeWebSsoToken(): Promise<WebSsoResult | undefined> {
  const note = takeNote()
  if (!note) return undefined
  const response = await fetch('/websso/token', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ state: note.state }),
  })
  if (!response.ok) return undefined
  const reply = safeParse(replySchema, await response.json().catch(() => undefined))
  return reply.success ? { token: reply.output.token, target: safeTarget(note.target) } : undefined
}

import { isRecord } from './isRecord.js'
import { safeTarget } from './safeTarget.js'

/** Key of what the tab stores before it leaves for Keystone's web single sign-on. It contains no secret. */
const noteKey = 'monasca-demo:sso'

/** Milliseconds that a user may take to sign in. */
const patience = 600_000

/** The token that Keystone has posted to this page's server. */
let received: string | undefined

/** Leaves for Keystone's own single sign-on, via this page's server. */
export function beginWebSso(target: string): void {
  sessionStorage.setItem(noteKey, JSON.stringify({ startedAt: Date.now(), target }))
  location.assign('/websso/start')
}

/**
 * Takes the token that the server has written into this page, if it has, and removes it from the document. Call it
 * first: it also replaces the page's address, so that a reload does not send Keystone's form again.
 */
export function receiveWebSsoToken(): void {
  const element = document.querySelector<HTMLMetaElement>('meta[name="monasca-sso-token"]')
  if (!element) return
  received = element.content
  element.remove()
  history.replaceState(null, '', '/sign-in?sso=true')
}

/** The result of Keystone's single sign-on. */
export type WebSsoResult = { token: string; target: string }

/** Returns the received token once; `undefined` if this tab did not start the sign-in, or too long ago. */
export function takeWebSsoToken(): WebSsoResult | undefined {
  const token = received
  received = undefined
  const note = takeNote()
  if (token === undefined || !note) return undefined
  const age = Date.now() - note.startedAt
  return age >= 0 && age <= patience ? { token, target: safeTarget(note.target) } : undefined
}

/** Reads and removes the stored note; `undefined` if there is no valid one. */
function takeNote(): { startedAt: number; target: unknown } | undefined {
  try {
    const text = sessionStorage.getItem(noteKey)
    sessionStorage.removeItem(noteKey)
    const note: unknown = JSON.parse(text ?? 'null')
    if (!isRecord(note)) return undefined
    const { startedAt, target } = note
    return typeof startedAt === 'number' ? { startedAt, target } : undefined
  } catch {
    return undefined
  }
}

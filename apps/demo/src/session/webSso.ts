import { safeTarget } from './safeTarget.js'

/** What the tab notes before it leaves for Keystone's web single sign-on: no secret of anybody's account. */
const stateKey = 'monasca-demo:sso'

/** Leaves for Keystone's own single sign-on, by way of this page's server. */
export function beginWebSso(target: string): void {
  const bytes = crypto.getRandomValues(new Uint8Array(24))
  const state = btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
  sessionStorage.setItem(stateKey, JSON.stringify({ state, target }))
  location.assign(`/websso/start?state=${state}`)
}

/** What Keystone's single sign-on has brought to this page's server. */
export type WebSsoResult = { token: string; target: string }

/** Takes the token from this page's server, which gives it once; `undefined` if this tab has not begun. */
export async function takeWebSsoToken(): Promise<WebSsoResult | undefined> {
  const noted = sessionStorage.getItem(stateKey)
  sessionStorage.removeItem(stateKey)
  if (noted === null) return undefined
  const { state, target } = JSON.parse(noted) as { state?: unknown; target?: unknown }
  const response = await fetch('/websso/token', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ state }),
  })
  if (!response.ok) return undefined
  const { token } = (await response.json()) as { token: string }
  return { token, target: safeTarget(target) }
}

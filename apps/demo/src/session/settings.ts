import type { SignInSettings } from '../../server/signInSettings.js'

/** The ways to sign in besides password and token that the server has written into the page. */
export function readSignInSettings(): SignInSettings {
  const meta = document.querySelector<HTMLMetaElement>('meta[name="monasca-sign-in"]')
  // Written by this page's own server.
  return JSON.parse(meta?.content ?? '{}') as SignInSettings
}

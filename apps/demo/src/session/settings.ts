import type { SignInSettings } from '../../server/signInSettings.js'
import { isRecord } from './isRecord.js'

const required = ['label', 'discoveryEndpoint', 'clientId', 'identityProvider', 'protocol', 'openidScope']
const silentSignIns: readonly unknown[] = [undefined, 'returning', 'always', 'never']

/** Parses the settings. With invalid settings the page offers password and token only. */
export function parseSignInSettings(json: string | undefined): SignInSettings {
  try {
    const settings: unknown = JSON.parse(json ?? '{}')
    return areSettings(settings) ? settings : {}
  } catch {
    return {}
  }
}

/** Reads the sign-in settings that the server has written into the page. */
export function readSignInSettings(): SignInSettings {
  return parseSignInSettings(document.querySelector<HTMLMetaElement>('meta[name="monasca-sign-in"]')?.content)
}

function areSettings(value: unknown): value is SignInSettings {
  if (!isRecord(value)) return false
  const { provider, webSso, silentSignIn } = value
  return (
    (provider === undefined || isProvider(provider)) &&
    (webSso === undefined || (isRecord(webSso) && isText(webSso['label']))) &&
    silentSignIns.includes(silentSignIn)
  )
}

function isProvider(value: unknown): boolean {
  if (!isRecord(value) || !required.every((name) => isText(value[name]))) return false
  const { issuer, discoveryEndpoint } = value
  return (issuer === undefined || isText(issuer)) && URL.canParse(String(discoveryEndpoint))
}

function isText(value: unknown): value is string {
  return typeof value === 'string'
}

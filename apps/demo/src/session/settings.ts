import { type GenericSchema, object, optional, picklist, pipe, safeParse, string, url } from 'valibot'
import type { SignInSettings } from '../../server/signInSettings.js'

const schema: GenericSchema<unknown, SignInSettings> = object({
  provider: optional(
    object({
      label: string(),
      discoveryEndpoint: pipe(string(), url()),
      issuer: optional(string()),
      clientId: string(),
      identityProvider: string(),
      protocol: string(),
      openidScope: string(),
    }),
  ),
  webSso: optional(object({ label: string() })),
  silentSignIn: optional(picklist(['returning', 'always', 'never'])),
})

/** Reads the settings from their JSON. A page whose settings are damaged offers password and token. */
export function parseSignInSettings(json: string | undefined): SignInSettings {
  try {
    const result = safeParse(schema, JSON.parse(json ?? '{}'))
    return result.success ? result.output : {}
  } catch {
    return {}
  }
}

/** The ways to sign in besides password and token that the server has written into the page. */
export function readSignInSettings(): SignInSettings {
  return parseSignInSettings(document.querySelector<HTMLMetaElement>('meta[name="monasca-sign-in"]')?.content)
}

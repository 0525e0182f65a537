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

/** Parses the settings. With invalid settings the page offers password and token only. */
export function parseSignInSettings(json: string | undefined): SignInSettings {
  try {
    const result = safeParse(schema, JSON.parse(json ?? '{}'))
    return result.success ? result.output : {}
  } catch {
    return {}
  }
}

/** Reads the sign-in settings that the server has written into the page. */
export function readSignInSettings(): SignInSettings {
  return parseSignInSettings(document.querySelector<HTMLMetaElement>('meta[name="monasca-sign-in"]')?.content)
}

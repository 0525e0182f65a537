/** The ways in, besides password and token, that the page offers. It reads them from a `<meta>` element. */
export type SignInSettings = {
  /** The OpenID provider that Keystone trusts, for signing in inside the page. */
  provider?:
    | {
        /** What the button says. */
        label: string
        discoveryEndpoint: string
        /** @default the part of `discoveryEndpoint` before `/.well-known/` */
        issuer?: string | undefined
        clientId: string
        /** Keystone's names of provider and protocol. */
        identityProvider: string
        protocol: string
        openidScope: string
      }
    | undefined
  /** Whether Keystone's own web single sign-on is offered, and what its button says. */
  webSso?: { label: string } | undefined
  /**
   * When the page asks the provider in a hidden frame whether it still knows the person: in tabs that were signed in
   * before, in every tab, or never. @default 'returning'
   */
  silentSignIn?: SilentSignIn | undefined
}

/** When to ask the provider in a hidden frame. */
export type SilentSignIn = 'returning' | 'always' | 'never'

/** Writes the settings, and what the page runs on, into the built page. */
export function withSettings(page: string, backendKind: string, settings: SignInSettings): string {
  return page
    .replace(/(<meta name="monasca-backend" content=")[^"]*/, (_, start: string) => start + backendKind)
    .replace(
      /(<meta name="monasca-sign-in" content=")[^"]*/,
      (_, start: string) => start + escapeAttribute(JSON.stringify(settings)),
    )
}

/** The origins that the page talks to, and shows in a hidden frame, to sign in. */
export function providerOrigins({ provider }: SignInSettings): string[] {
  return provider ? [new URL(provider.discoveryEndpoint).origin] : []
}

function escapeAttribute(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;')
}

/** The sign-in methods besides password and token. The page reads them from a `<meta>` element. */
export type SignInSettings = {
  /** The OpenID provider that Keystone trusts, for signing in inside the page. */
  provider?:
    | {
        /** Label of the button. */
        label: string
        discoveryEndpoint: string
        /** @default the part of `discoveryEndpoint` before `/.well-known/` */
        issuer?: string | undefined
        clientId: string
        /** The names of provider and protocol in Keystone. */
        identityProvider: string
        protocol: string
        openidScope: string
      }
    | undefined
  /** Offers Keystone's own web single sign-on, with the label of its button. */
  webSso?: { label: string } | undefined
  /**
   * When to sign in silently in a hidden frame: in tabs that were signed in before, in every tab, or never.
   * @default 'returning'
   */
  silentSignIn?: SilentSignIn | undefined
}

/** When to sign in silently in a hidden frame. */
export type SilentSignIn = 'returning' | 'always' | 'never'

/** Writes the settings and the kind of backend into the built page. */
export function withSettings(page: string, backendKind: string, settings: SignInSettings): string {
  return page
    .replace(/(<meta name="monasca-backend" content=")[^"]*/, (_, start: string) => start + backendKind)
    .replace(
      /(<meta name="monasca-sign-in" content=")[^"]*/,
      (_, start: string) => start + escapeAttribute(JSON.stringify(settings)),
    )
}

/** Writes the token of Keystone's web single sign-on into the page, which removes it when it starts. */
export function withSsoToken(page: string, token: string): string {
  return page.replace(
    '</head>',
    () => `<meta name="monasca-sso-token" content="${escapeAttribute(token)}">\n</head>`,
  )
}

/** The origins that the page calls, and opens in a hidden frame, to sign in. */
export function providerOrigins({ provider }: SignInSettings): string[] {
  return provider ? [new URL(provider.discoveryEndpoint).origin] : []
}

function escapeAttribute(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;')
}

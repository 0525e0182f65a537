import type { FederationOptions } from '../../../identity/index.js'
import type { ProviderOptions } from '../../../identity/internal.js'

export type OpenIdOptions = Pick<FederationOptions, 'identityProvider' | 'protocol'> &
  Pick<
    ProviderOptions,
    'clientId' | 'openidScope' | 'accessTokenType' | 'issuer' | 'allowInsecureRequests'
  > & {
    /**
     * The address of the provider's discovery document, `https://…/.well-known/openid-configuration`. The document must
     * name the issuer in front of `/.well-known/`.
     */
    discoveryEndpoint: string
    /**
     * Where the provider sends the browser back to: an address of this origin that loads a page with this manager. A
     * path alone is fine. The provider must have it registered.
     */
    redirectUri: string
    /**
     * The same for sign-ins in a hidden frame, such as a small page that only calls `handlePopupCallback`, so that the frame
     * need not load the app. @default `redirectUri`
     */
    silentRedirectUri?: string | undefined
    /** Where to go after signing out at the provider; registered there as well. @default the provider's own page */
    postLogoutRedirectUri?: string | undefined
    /** Further parameters of the request, such as `audience`. */
    parameters?: Readonly<Record<string, string>> | undefined
  }

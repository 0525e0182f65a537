import { v3BaseUrl } from '../../../identity/internal.js'
import { checkUrl, encodePart } from '../../../transport/index.js'

/** The Keystone, the provider and the target of `createWebSsoUrl`. */
export type WebSsoOptions = {
  /** The address of Keystone, with or without `/v3`. */
  authUrl: string
  /** The name of the protocol, often `openid` or `saml2`. */
  protocol: string
  /** The name of the identity provider; without it Keystone takes the one that its web server knows. */
  identityProvider?: string | undefined
  /**
   * The address of the dashboard's server that takes the token: Keystone lets the browser send it there as a form with
   * the field `token`. Must be one of Keystone's `trusted_dashboard`.
   */
  origin: string
}

/**
 * The address that begins Keystone's web single sign-on: `GET /v3/auth/OS-FEDERATION/websso/{protocol}?origin=…`. It
 * ends with a form that posts an unscoped token to a server; the page gets it from there, for `signInWithToken`.
 *
 * @throws InvalidParameterError when an address is malformed
 * @example
 * ```ts
 * location.assign(createWebSsoUrl({
 *   authUrl: 'https://cloud.example.org/identity/v3',
 *   protocol: 'openid',
 *   origin: 'https://dashboard.example.org/websso',
 * }))
 * ```
 */
export function createWebSsoUrl({ authUrl, protocol, identityProvider, origin }: WebSsoOptions): string {
  const base = `${v3BaseUrl(checkUrl('authUrl', authUrl))}/auth/OS-FEDERATION`
  const path =
    identityProvider === undefined
      ? `/websso/${encodePart(protocol, 'protocol')}`
      : `/identity_providers/${encodePart(identityProvider, 'identityProvider')}/protocols/${encodePart(protocol, 'protocol')}/websso`
  return `${base}${path}?origin=${encodePart(checkUrl('origin', origin), 'origin')}`
}

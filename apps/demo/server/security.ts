import { randomBytes } from 'node:crypto'

/** The placeholder in the built page for the nonce of each response (see `html.cspNonce` in vite.config.ts). */
export const noncePlaceholder = '__CSP_NONCE__'

/** The redirect address for OpenID providers, also in a popup or hidden frame. */
export const callbackPath = '/callback'

/** Creates the nonce that allows the page's own `<style>` elements; new for every response. */
export function createNonce(): string {
  return randomBytes(16).toString('base64url')
}

/** What the page's policy allows. */
export type PagePolicy = {
  /** Other origins that the page may call: a Keystone or Monasca with CORS. */
  connectTo?: readonly string[] | undefined
  /** Origins of sign-in providers: the page calls them, and opens them in a hidden frame. */
  providers?: readonly string[] | undefined
  /** Whether the page may be shown in a frame of this origin, or by a window that a page of this origin opened. */
  callback?: boolean | undefined
}

/**
 * The headers of the page. Scripts come from this server alone. Mantine puts its theme into `<style>` elements,
 * which the nonce allows; style attributes in markup stay forbidden, because React sets styles through the DOM. Text
 * becomes markup nowhere: the one Trusted Types policy, `default`, lets style sheets
 * through, and addresses of the page's own workers.
 */
export function pageHeaders(nonce: string, more: PagePolicy = {}): Record<string, string> {
  const { connectTo = [], providers = [], callback = false } = more
  const policy = [
    `default-src 'none'`,
    `script-src 'self'`,
    `style-src 'self' 'nonce-${nonce}'`,
    `img-src 'self' data:`,
    `font-src 'self'`,
    `manifest-src 'self'`,
    // Back-tests. The gateway's paths have this origin too: the page's Trusted Types policy lets only built files through.
    `worker-src 'self'`,
    `object-src 'none'`,
    `connect-src ${[...new Set(["'self'", ...connectTo, ...providers])].join(' ')}`,
    // The frame starts at the provider, and ends at the callback.
    `frame-src ${providers.length > 0 ? ["'self'", ...providers].join(' ') : "'none'"}`,
    `base-uri 'none'`,
    `form-action 'none'`,
    `frame-ancestors ${callback ? "'self'" : "'none'"}`,
    `require-trusted-types-for 'script'`,
    `trusted-types default`,
  ]
  return {
    ...fileHeaders,
    'Content-Security-Policy': policy.join('; '),
    'Permissions-Policy': permissions,
    'X-Frame-Options': callback ? 'SAMEORIGIN' : 'DENY',
    // A sign-in popup must keep its opener on the way to the provider and back.
    'Cross-Origin-Opener-Policy': callback ? 'unsafe-none' : 'same-origin-allow-popups',
  }
}

/** Browser features that a dashboard never uses, also not in a provider's frame. */
const permissions = [
  'accelerometer',
  'autoplay',
  'browsing-topics',
  'camera',
  'display-capture',
  'encrypted-media',
  'geolocation',
  'gyroscope',
  'hid',
  'idle-detection',
  'local-fonts',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'picture-in-picture',
  'serial',
  'usb',
  'xr-spatial-tracking',
]
  .map((name) => `${name}=()`)
  .join(', ')

/** The headers of every response that is not the page, nor Keystone's or Monasca's. */
export const fileHeaders: Readonly<Record<string, string>> = {
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
  'X-Frame-Options': 'DENY',
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cross-Origin-Opener-Policy': 'same-origin',
}

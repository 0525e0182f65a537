import { randomBytes } from 'node:crypto'

/** What stands in the built page where each answer puts a fresh nonce (see `html.cspNonce` in vite.config.ts). */
export const noncePlaceholder = '__CSP_NONCE__'

/** Where an OpenID provider sends the browser back to; also inside a window or a hidden frame of the page. */
export const callbackPath = '/callback'

/** A value that a page's own `<style>` elements repeat to be let through; new for every answer. */
export function createNonce(): string {
  return randomBytes(16).toString('base64url')
}

/** What the page may do besides showing itself. */
export type PagePolicy = {
  /** Origins, besides this one, that the page may talk to: a Keystone or Monasca with CORS. */
  connectTo?: readonly string[] | undefined
  /** Origins that sign people in: the page talks to them, and asks them in a hidden frame. */
  providers?: readonly string[] | undefined
  /** Whether the page may be shown in a frame of this origin, or by a window that a page of this origin opened. */
  callback?: boolean | undefined
}

/**
 * The headers of the page. Scripts come from this server alone. Mantine puts its theme into `<style>` elements,
 * which the nonce allows; style attributes in markup stay forbidden, because React sets styles through the DOM. Text
 * becomes markup nowhere: the one Trusted Types policy, `default`, lets style sheets through only.
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
    // The gateway's paths are of this origin too: nothing that runs later than a page's scripts is needed from it.
    `worker-src 'none'`,
    `object-src 'none'`,
    `connect-src ${[...new Set(["'self'", ...connectTo, ...providers])].join(' ')}`,
    // The frame begins at the provider, and ends at the callback.
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
    // A window for signing in must stay known to the page that opened it, on its way to the provider and back.
    'Cross-Origin-Opener-Policy': callback ? 'unsafe-none' : 'same-origin-allow-popups',
  }
}

/** What a dashboard never asks a browser for, also not in the frame of a provider; names that browsers know. */
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
  'screen-wake-lock',
  'serial',
  'usb',
  'xr-spatial-tracking',
]
  .map((name) => `${name}=()`)
  .join(', ')

/** The headers of every answer that is not the page, nor Keystone's or Monasca's. */
export const fileHeaders: Readonly<Record<string, string>> = {
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
  'X-Frame-Options': 'DENY',
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cross-Origin-Opener-Policy': 'same-origin',
}

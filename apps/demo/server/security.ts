import { randomBytes } from 'node:crypto'

/** What stands in the built page where each answer puts a fresh nonce (see `html.cspNonce` in vite.config.ts). */
export const noncePlaceholder = '__CSP_NONCE__'

/** A value that a page's own `<style>` elements repeat to be let through; new for every answer. */
export function createNonce(): string {
  return randomBytes(16).toString('base64url')
}

/**
 * The headers of the page. Scripts come from this server alone. Mantine puts its theme into `<style>` elements,
 * which the nonce allows; style attributes in markup stay forbidden, because React sets styles through the DOM.
 *
 * `connectTo` lists origins, besides this one, that the page may talk to: a Keystone or Monasca with CORS.
 */
export function pageHeaders(nonce: string, connectTo: readonly string[]): Record<string, string> {
  const policy = [
    `default-src 'none'`,
    `script-src 'self'`,
    `style-src 'self' 'nonce-${nonce}'`,
    `img-src 'self' data:`,
    `font-src 'self'`,
    `manifest-src 'self'`,
    `connect-src ${["'self'", ...connectTo].join(' ')}`,
    `base-uri 'none'`,
    `form-action 'none'`,
    `frame-ancestors 'none'`,
  ]
  return { ...fileHeaders, 'Content-Security-Policy': policy.join('; '), 'X-Frame-Options': 'DENY' }
}

/** The headers of every file that is not the page. */
export const fileHeaders: Readonly<Record<string, string>> = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cross-Origin-Opener-Policy': 'same-origin',
}

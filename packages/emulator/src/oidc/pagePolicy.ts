import { pageRules } from '../http/pages/page.js'

/**
 * The content security policy of the provider's pages. Their forms may lead to a page on this machine or of a client.
 * The library adds the digest of a script to pages that need one.
 *
 * @param origins - of the clients' redirect URIs
 */
export function pagePolicy(origins: Iterable<string>): string {
  const targets = ["form-action 'self' http://127.0.0.1:* http://localhost:*", ...origins].join(' ')
  return [...pageRules, 'script-src', targets].join('; ')
}

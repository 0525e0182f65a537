import { pageRules } from '../http/pages/page.js'

/**
 * The content security policy of the provider's pages. Their forms may lead on to a page of this machine or of a client;
 * the library adds the digest of a script to those pages that need one.
 *
 * @param origins - of the clients' redirect URIs
 */
export function pagePolicy(origins: Iterable<string>): string {
  const targets = ["form-action 'self' http://127.0.0.1:* http://localhost:*", ...origins].join(' ')
  return [...pageRules, 'script-src', targets].join('; ')
}

import { safeUrl } from './safeUrl.js'

/** Characters of a URL that an error shows. */
const shownLength = 200

/** A server's URL as errors may show it: truncated, without credentials, query, fragment and control characters. */
export function showUrl(url: string): string {
  // Credentials first: truncating a password would leave its beginning.
  const safe = safeUrl(url.replace(/[^\x20-\x7e\u00a1-\uffff]/g, ' ').trim())
  return safe.slice(0, shownLength)
}

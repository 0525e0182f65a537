import { safeUrl } from './safeUrl.js'

/** Characters of a URL that an error shows. */
const shownLength = 200

/** A URL of a server as errors may show it: cut, without credentials, query, fragment and control characters. */
export function showUrl(url: string): string {
  // Credentials first: of a password that is cut in the middle the beginning would stay.
  const safe = safeUrl(url.replace(/[^\x20-\x7e\u00a1-\uffff]/g, ' ').trim())
  return safe.slice(0, shownLength)
}

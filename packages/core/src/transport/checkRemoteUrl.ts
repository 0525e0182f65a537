import { UnsafeUrlError } from '../errors/index.js'
import { isLoopback } from './isLoopback.js'
import { parseUrl } from './parseUrl.js'
import { showUrl } from './showUrl.js'

/** A base that gives relative URLs no usable origin: a server's URL must not resolve against the page. */
const nowhere = 'none:'

/**
 * Checks a URL that a server sent, before it is opened or fetched: https, or http on this machine.
 *
 * @param member - the member of the server's reply, for the error
 * @param allowHttp - accept http for any host
 * @returns the URL in its normalized spelling
 * @throws UnsafeUrlError for any other scheme, however it is spelled, for relative URLs, and for URLs with credentials
 */
export function checkRemoteUrl(member: string, value: string, allowHttp = false): string {
  // The platform's parser decides, because it drops blanks, tabs and line ends the way browsers do.
  const url = parseUrl(value, nowhere)
  const secure =
    url?.protocol === 'https:' || (url?.protocol === 'http:' && (allowHttp || isLoopback(url.hostname)))
  if (url && secure && !url.username && !url.password) return url.href
  throw new UnsafeUrlError({
    member,
    url: showUrl(value),
    metaMessages: [
      'Only https URLs are used, and http URLs of this machine (localhost). The URL must not contain credentials.',
      'Ask the operator of the server to correct it. Do not sign in there until it is fixed.',
    ],
  })
}

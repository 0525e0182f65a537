import { type ConnectionError, CorsError } from '../../../errors/index.js'
import type { Fetch } from '../../../transport/index.js'

/**
 * Finds out, in a page, whether a server that gave no answer is down or only forbids to read its answers: a request
 * that asks for nothing readable succeeds where CORS alone stands in the way. Otherwise the error stays as it is. Loaded
 * when it is needed.
 *
 * @param pageUrl - the address of the page, whose origin servers have to allow
 * @param fetch - @default the platform's
 */
export async function explainConnection(
  error: ConnectionError,
  {
    pageUrl,
    fetch = (input, init) => globalThis.fetch(input, init),
    authUrl,
  }: { pageUrl: string; fetch: Fetch | undefined; authUrl: string },
): Promise<ConnectionError> {
  const { origin } = new URL(pageUrl)
  if (!/^https?:/i.test(error.url) || error.url.startsWith(`${origin}/`)) return error
  try {
    await fetch(error.url, { method: 'GET', mode: 'no-cors', credentials: 'omit', cache: 'no-store' })
  } catch {
    return error
  }
  const { method, url, details } = error
  const setting = url.startsWith(authUrl)
    ? `Add ${origin} to \`allowed_origin\` in the [cors] section of keystone.conf, and Authorization to \`allow_headers\` for federated sign-ins.`
    : `Let the operator of the OpenID provider allow the origin ${origin} (often “web origins” of the client).`
  return new CorsError({ method, url, details, cause: error, origin, setting })
}

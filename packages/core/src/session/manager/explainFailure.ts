import {
  ConnectionError,
  CorsError,
  InvalidCredentialsError,
  MissingAuthMethodsError,
  OidcTokenError,
} from '../../errors/index.js'
import type { Fetch } from '../../transport/index.js'

/** Words of an OpenID provider that mean: only the person can go on. */
const personNeeded = ['invalid_grant', 'login_required', 'interaction_required', 'consent_required']

/** Whether a renewal failed because its credential is good no more, so that only signing in again helps. */
export function needsPerson(error: unknown): boolean {
  if (error instanceof OidcTokenError) return personNeeded.includes(error.error ?? '')
  return error instanceof InvalidCredentialsError || error instanceof MissingAuthMethodsError
}

/**
 * Finds out, in a page, whether a server that gave no answer is down or only forbids to read its answers: a request
 * that asks for nothing readable succeeds where CORS alone stands in the way. Any other error is returned as it is.
 *
 * @param origin - that of the page; `undefined` where there is none
 */
export async function explainFailure(
  error: unknown,
  { origin, fetch, authUrl }: { origin: string | undefined; fetch: Fetch; authUrl: string },
): Promise<unknown> {
  const plain = error instanceof ConnectionError && !(error instanceof CorsError)
  if (!plain || !origin || !/^https?:/i.test(error.url) || error.url.startsWith(`${origin}/`)) return error
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

import { HttpRequestError, InvalidResponseError } from '../errors/index.js'
import type { Transport } from '../transport/index.js'
import { discoveryError } from './discoveryError.js'
import { type DiscoveredVersion, parseVersions } from './parseVersions.js'

/**
 * Reads the version document of Keystone: `GET {url}`. Never sends a token, because the caller has not authenticated
 * yet.
 *
 * @returns oldest version first
 * @throws DiscoveryError if the server responds but is not a Keystone
 * @throws ConnectionError if the server does not respond
 * @throws UntrustedOriginError when it redirects to an origin that `trustedOrigins` does not list
 */
export async function fetchVersions(send: Transport, url: string): Promise<DiscoveredVersion[]> {
  let versions: DiscoveredVersion[] | undefined
  try {
    const answer = await send({
      method: 'GET',
      url,
      headers: { Accept: 'application/json' },
      anonymous: true,
      sameOrigin: true,
    })
    versions = parseVersions(answer.body, answer.url)
  } catch (error) {
    if (!(error instanceof HttpRequestError || error instanceof InvalidResponseError)) throw error
    throw discoveryError(
      url,
      error instanceof InvalidResponseError ? 'the response is not JSON' : `HTTP ${error.status}`,
      error,
    )
  }
  if (!versions) throw discoveryError(url, 'the response is JSON, but not a version document')
  return versions
}

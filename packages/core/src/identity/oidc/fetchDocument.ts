import { type Fields, fieldsOf, textOf } from '../../access/index.js'
import { InvalidOidcDiscoveryDocumentError, InvalidResponseError } from '../../errors/index.js'
import { checkRemoteUrl, safeUrl } from '../../transport/index.js'
import type { AuthContext } from '../authPlugin.js'
import type { OidcState } from './oidcOptions.js'
import { checkIssuer } from './providerIssuer.js'

/**
 * Reads the discovery document of the OpenID provider, once: `GET {discoveryEndpoint}`. Empty, if there is no such
 * endpoint.
 *
 * @throws InvalidOidcDiscoveryDocumentError if the response is not a discovery document
 * @throws OidcIssuerMismatchError if the document belongs to another issuer
 * @throws UnsafeUrlError if a redirect leads from https to http
 */
export async function fetchDocument(
  context: AuthContext,
  state: OidcState,
  signal: AbortSignal | undefined,
): Promise<Fields> {
  const { discoveryEndpoint: url } = state.options
  if (state.document || !url) return state.document ?? {}
  const refuse = (reason: string, cause?: unknown) =>
    new InvalidOidcDiscoveryDocumentError(
      `${safeUrl(url)} does not describe an OpenID provider: ${reason}.`,
      {
        metaMessages: ['`discoveryEndpoint` ends in /.well-known/openid-configuration.'],
        cause,
      },
    )
  const call = { method: 'GET', url, headers: { Accept: 'application/json' }, anonymous: true, signal }
  const { body, url: origin } = await context.send(call).catch((error: unknown) => {
    throw error instanceof InvalidResponseError ? refuse('the response is not JSON', error) : error
  })
  if (/^https:/i.test(url)) checkRemoteUrl('discoveryEndpoint', origin)
  const document = fieldsOf(body)
  if (Array.isArray(body) || Object.keys(document).length === 0) throw refuse('the answer is empty')
  checkIssuer(state.options, textOf(document['issuer']))
  state.document = document
  return document
}

/**
 * A checked endpoint of the discovery document; `undefined` if the document has none.
 *
 * @throws UnsafeUrlError if it is neither https nor http on this machine
 */
export function endpointOf(state: OidcState, document: Fields, member: string): string | undefined {
  const url = textOf(document[member])
  return url && checkRemoteUrl(member, url, state.options.allowInsecureRequests)
}

import { type Fields, fieldsOf, textOf } from '../../access/index.js'
import { InvalidOidcDiscoveryDocumentError, InvalidResponseError } from '../../errors/index.js'
import { safeUrl, trimSlashes } from '../../transport/index.js'
import type { AuthContext } from '../authPlugin.js'
import type { OidcState } from './oidcOptions.js'

const wellKnown = /\/\.well-known\/openid-configuration$/

/**
 * Reads what the OpenID provider says about itself, once: `GET {discoveryEndpoint}`. Nothing, if there is no such
 * endpoint.
 *
 * @throws InvalidOidcDiscoveryDocumentError when the answer is no such document
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
  const { body } = await context.send(call).catch((error: unknown) => {
    throw error instanceof InvalidResponseError ? refuse('the answer is not JSON', error) : error
  })
  const document = fieldsOf(body)
  if (Array.isArray(body) || Object.keys(document).length === 0) throw refuse('the answer is empty')
  const issuer = textOf(document['issuer'])
  if (issuer && wellKnown.test(url) && trimSlashes(issuer) !== trimSlashes(url.replace(wellKnown, ''))) {
    context.warn(`The OpenID provider at ${safeUrl(url)} calls itself ${issuer}.`)
  }
  state.document = document
  return document
}

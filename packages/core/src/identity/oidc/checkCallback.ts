import { SignInCallbackError } from '../../errors/index.js'

/** Parameters of an authorization response that no provider may send twice (RFC 6749, 3.1). */
const singular = ['code', 'state', 'iss', 'error', 'error_description', 'error_uri', 'scope', 'session_state']

/** Parameters of flows that are not used here: implicit, hybrid, and signed responses (JARM). */
const foreign = ['id_token', 'token', 'access_token', 'response']

const advice: Readonly<Record<'repeated' | 'foreign' | 'fragment', string>> = {
  repeated: 'Begin again. If it happens again, the provider, or a link to this page, adds parameters.',
  foreign:
    'Register this client for the authorization code flow: response type `code`, response mode `query`.',
  fragment: 'Register this client for the response mode `query`.',
}

/**
 * Rejects a URL that is not a response of the authorization code flow, before any of it is used.
 *
 * @throws SignInCallbackError if a parameter appears twice, belongs to another flow, or is in the fragment
 */
export function checkCallback({ searchParams, hash }: URL): void {
  const fragment = new URLSearchParams(hash.slice(1))
  const count = (name: string) => searchParams.getAll(name).length + fragment.getAll(name).length
  const refuse = (sentence: string, kind: keyof typeof advice) => {
    throw new SignInCallbackError(sentence, { reason: 'invalid', metaMessages: [advice[kind]] })
  }
  const all = [...singular, ...foreign]
  const repeated = all.find((name) => count(name) > 1)
  if (repeated) refuse(`The OpenID provider’s answer has more than one \`${repeated}\`.`, 'repeated')
  const unused = foreign.find((name) => count(name) > 0)
  if (unused) refuse(`The OpenID provider answered with \`${unused}\` instead of a code.`, 'foreign')
  const hidden = all.find((name) => fragment.has(name))
  if (hidden) refuse(`The OpenID provider put \`${hidden}\` into the fragment of the address.`, 'fragment')
}

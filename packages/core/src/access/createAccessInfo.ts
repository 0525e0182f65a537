import type { AccessInfo } from './accessInfo.js'
import { fieldsOf, textOf } from './json.js'
import { readV2Access } from './readV2Access.js'
import { readV3Access } from './readV3Access.js'

/**
 * Reads the body of a response that describes a token, from either version of Keystone's API.
 *
 * @param authToken - the token itself, from the header `X-Subject-Token`; v2.0 has it in the body
 * @returns `undefined` if the body does not describe a token
 * @example
 * ```ts
 * const access = createAccessInfo(await response.json(), response.headers.get('X-Subject-Token'))
 * ```
 */
export function createAccessInfo(body: unknown, authToken?: string | null): AccessInfo | undefined {
  const { token, access } = fieldsOf(body)
  if (typeof token === 'object' && token !== null && authToken)
    return readV3Access(authToken, fieldsOf(token))
  const id = authToken || textOf(fieldsOf(fieldsOf(access)['token'])['id'])
  return typeof access === 'object' && access !== null && id ? readV2Access(id, fieldsOf(access)) : undefined
}

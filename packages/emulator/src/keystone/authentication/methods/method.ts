import type { Assertion } from '../../federation/assertion.js'
import type { ApplicationCredential } from '../../model/applicationCredentials.js'
import type { Keystone } from '../../model/keystone.js'
import type { Federation } from '../../model/tokens.js'
import type { JsonObject } from '../../requests/members.js'

/** The result of a method. */
export type MethodResult = {
  userId: string
  /** Further method names for the token: those of an exchanged token. */
  methods?: readonly string[] | undefined
  /** Latest expiry of the new token, in milliseconds since the epoch. */
  expiresAt?: number | undefined
  /** First audit id of the chain that the new token continues. */
  parentAuditId?: string | undefined
  /** Set for users of an identity provider. */
  federation?: Federation | undefined
  /** Determines the scope and limits the roles of the new token. */
  applicationCredential?: ApplicationCredential | undefined
}

/** The input of a method. */
export type MethodContext = {
  keystone: Keystone
  /** The member of `identity` with the method's name. */
  payload: JsonObject
  /** What an identity provider asserts; only present at the addresses that accept its tokens. */
  assertion: Assertion | undefined
  /** The kind of scope that the request has. */
  scopeType: string
}

/**
 * An authentication method, such as `password`. A new method is a file and a line in the table of methods.
 *
 * Throws `KeystoneError`: 400 for a malformed payload, 401 if the credentials are wrong.
 */
export type AuthMethod = (context: MethodContext) => MethodResult | Promise<MethodResult>

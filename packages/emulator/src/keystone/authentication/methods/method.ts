import type { Assertion } from '../../federation/assertion.js'
import type { ApplicationCredential } from '../../model/applicationCredentials.js'
import type { Keystone } from '../../model/keystone.js'
import type { Federation } from '../../model/tokens.js'
import type { JsonObject } from '../../requests/members.js'

/** What a method found out about who asks. */
export type MethodResult = {
  userId: string
  /** Names to note in the token beside the method's own: those of an exchanged token. */
  methods?: readonly string[] | undefined
  /** Milliseconds since the epoch that the new token must not outlive. */
  expiresAt?: number | undefined
  /** First audit id of the chain that the new token continues. */
  parentAuditId?: string | undefined
  /** Set for users of an identity provider. */
  federation?: Federation | undefined
  /** Decides the scope and narrows the roles of the new token. */
  applicationCredential?: ApplicationCredential | undefined
}

/** What a method is given to look at. */
export type MethodContext = {
  keystone: Keystone
  /** The member of `identity` that has the method's name. */
  payload: JsonObject
  /** What an identity provider says; there only at the addresses that take its tokens. */
  assertion: Assertion | undefined
  /** The kind of scope that the request asks for. */
  scopeType: string
}

/**
 * One way to prove who one is, such as `password`. A further way is a file of its own and a line in the table of
 * methods.
 *
 * Throws `KeystoneError`: 400 for a payload of the wrong form, 401 when the proof fails.
 */
export type AuthMethod = (context: MethodContext) => MethodResult | Promise<MethodResult>

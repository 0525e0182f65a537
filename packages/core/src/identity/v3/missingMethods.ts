import { fieldsOf, listOf, parseTime, textOf } from '../../access/index.js'
import { MissingAuthMethodsError, type UnauthorizedError } from '../../errors/index.js'

function textsOf(list: unknown): string[] {
  return listOf(list).flatMap((element) => textOf(element) ?? [])
}

/** The meaning of a 401 with a receipt; `undefined` for any other. */
export function toMissingMethods(error: UnauthorizedError): MissingAuthMethodsError | undefined {
  const { receipt: described, required_auth_methods: rules } = fieldsOf(error.body)
  // A browser may not be allowed to read the header, but the body has the rules.
  if (!(error.receipt || described)) return undefined
  const { methods, expires_at: expiresAt } = fieldsOf(described)
  return new MissingAuthMethodsError({
    receipt: error.receipt,
    methods: textsOf(methods),
    requiredAuthMethods: listOf(rules).map(textsOf),
    expiresAt: parseTime(expiresAt),
    cause: error,
  })
}

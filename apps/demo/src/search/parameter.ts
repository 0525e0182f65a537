import {
  type BaseIssue,
  type BaseSchema,
  fallback,
  type OptionalSchema,
  optional,
  type SchemaWithFallback,
} from 'valibot'

/**
 * Makes a schema a search parameter: `undefined` if it is absent or invalid, so that a damaged address shows what it can. An
 * invalid one must not be left out, or the router would take it from the address unchecked.
 */
export function parameter<schema extends BaseSchema<unknown, unknown, BaseIssue<unknown>>>(
  schema: schema,
): SchemaWithFallback<OptionalSchema<schema, undefined>, undefined> {
  return fallback(optional(schema), undefined)
}

import { type BaseIssue, type BaseSchema, getDotPath, type InferOutput, safeParse } from 'valibot'

/** What was read, or why it cannot be. */
export type ReadResult<value> = { value: value; problem?: undefined } | { value?: undefined; problem: string }

/**
 * Checks data of unknown origin, such as an address or a file. The problem is a sentence that names the first wrong
 * part: `queries.0.period must be at least 1 second.`
 *
 * @param what the name of the whole: `queries`
 */
export function readJson<schema extends BaseSchema<unknown, unknown, BaseIssue<unknown>>>(
  schema: schema,
  input: unknown,
  what: string,
): ReadResult<InferOutput<schema>> {
  const { success, output, issues } = safeParse(schema, input, { abortEarly: true })
  if (success) return { value: output }
  const [issue] = issues
  const path = getDotPath(issue)
  return { problem: `${path === null ? what : `${what}.${path}`} ${issue.message}.` }
}

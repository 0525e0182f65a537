import type { Context } from 'hono'
import { FaultRuleError } from '../faults/checkRule.js'
import { json } from '../http/json.js'
import { readBytes } from '../http/readBytes.js'

/** Maximum size of a body in bytes. */
const maximumBody = 1_048_576

/** A JSON object. */
export type Body = Record<string, unknown>

/** Parses the body of a request. Other content types, and bodies that are no JSON object, are refused. */
export async function withBody(
  context: Context,
  handle: (body: Body) => Response | Promise<Response>,
): Promise<Response> {
  // A page could send any other type without a preflight.
  if (!/^application\/json\b/.test(context.req.header('Content-Type') ?? '')) {
    return refuse(400, 'Bad request', 'Content-Type must be application/json.')
  }
  const bytes = await readBytes(context.req.raw, maximumBody)
  if (bytes === undefined) return refuse(413, 'Request Entity Too Large', 'The body is too large.')
  const body = parse(new TextDecoder().decode(bytes))
  if (typeof body !== 'object' || body === null) {
    return refuse(400, 'Bad request', 'The body must be a JSON object.')
  }
  try {
    return await handle(body as Body)
  } catch (error) {
    if (error instanceof FaultRuleError) return refuse(400, 'Bad request', error.message)
    throw error
  }
}

/** An error of the emulator's own API. */
export function refuse(status: number, title: string, description: string): Response {
  return json(status, { title, description })
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

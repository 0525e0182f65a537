import type { Context, Hono } from 'hono'
import { isRecord } from '../../http/json.js'
import { readBytes } from '../../http/readBytes.js'
import { checkStorable } from '../requests/checkStorable.js'
import { badRequest, KeystoneError, tooLarge, unauthorized } from '../requests/errors.js'
import type { JsonObject } from '../requests/members.js'
import type { Token } from '../tokens/token.js'

/** Variables that the middleware of the identity service sets for its routes. */
export type KeystoneEnvironment = { Variables: { caller: Token | undefined } }

/** A router of the identity service; its paths are relative to `/identity`. */
export type KeystoneRouter = Hono<KeystoneEnvironment>

type KeystoneContext = Context<KeystoneEnvironment>

/** Maximum size of a body in bytes, as in the real service. */
const maximumBody = 114_688

/** Scheme, host and port of the request; links and the catalog are built from it. */
export function originOf(context: KeystoneContext): string {
  return new URL(context.req.url).origin
}

/** The token of the request. @throws `KeystoneError` 401 if there is none */
export function requireCaller(context: KeystoneContext): Token {
  const caller = context.get('caller')
  if (!caller) throw unauthorized()
  return caller
}

/** Whether the caller has one of the roles on the scope of the token. */
export function hasRole(caller: Token, ...names: string[]): boolean {
  return caller.roles.some((role) => names.includes(role.name))
}

/** The body of a request as an object. @throws `KeystoneError` 400 if it is not one */
export async function readBody(context: KeystoneContext): Promise<JsonObject> {
  const type = context.req.header('Content-Type')?.split(';')[0]?.trim().toLowerCase() ?? ''
  const text = await readText(context)
  if (text && type && type !== 'application/json' && !type.endsWith('+json')) {
    throw badRequest('The body must be of the type application/json.')
  }
  try {
    const body: unknown = text ? JSON.parse(text) : {}
    if (isRecord(body)) {
      checkStorable(body)
      return body
    }
  } catch (error) {
    if (error instanceof KeystoneError) throw error
    // Falls through to the same error as for a body that is JSON but not an object.
  }
  throw badRequest('The body must be a JSON object.')
}

/** The body of a request as text. @throws `KeystoneError` 413 if it is too large */
export async function readText(context: KeystoneContext): Promise<string> {
  const bytes = await readBytes(context.req.raw, maximumBody)
  if (bytes === undefined) throw tooLarge(maximumBody)
  return new TextDecoder().decode(bytes)
}

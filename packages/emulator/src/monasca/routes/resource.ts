import type { Context, Hono } from 'hono'
import type { Caller } from '../../http/caller.js'
import { isStorable } from '../../http/text.js'
import { type Access, checkAccess } from '../requests/access.js'
import { methodNotAllowed, notFound } from '../requests/errors.js'
import { parseQuery, type Query } from '../requests/query.js'
import { checkContentType, readJson } from '../requests/readJson.js'
import { buildLinks, type Links } from './buildLinks.js'

/** Variables that the middleware sets for the handlers. */
export type MonascaEnvironment = { Variables: { caller: Caller } }

/** A request that has passed the checks of its operation. */
export type ApiRequest = {
  caller: Caller
  query: Query
  links: Links
  /** A segment of the path, decoded. @throws ApiError 404 if it cannot be an id */
  parameter(name: string): string
  /** The parsed body of an operation that takes one. */
  body: unknown
}

/** One verb of a resource. */
export type Operation = {
  access: Access
  /** Whether a JSON body is read; `strict` refuses every content type except exactly `application/json`. */
  body?: 'strict' | 'any' | undefined
  handle(request: ApiRequest): Response
}

/** The verbs that resources are made of. */
export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/**
 * Serves a path. Checks have the order of the Python server: content type, role, JSON, then those of the handler. Verbs
 * that are not listed get 405, including HEAD.
 */
export function resource(
  app: Hono<MonascaEnvironment>,
  path: string,
  operations: Readonly<Partial<Record<Method, Operation>>>,
): void {
  app.all(path, async (context) => {
    const { method } = context.req
    const operation = Object.hasOwn(operations, method) ? operations[method as Method] : undefined
    if (operation === undefined) throw methodNotAllowed(Object.keys(operations))
    return operation.handle(await prepare(context, operation))
  })
}

async function prepare(context: Context<MonascaEnvironment>, operation: Operation): Promise<ApiRequest> {
  const request = context.req.raw
  const caller = context.get('caller')
  if (operation.body === 'strict') checkContentType(request)
  checkAccess(caller, operation.access)
  return {
    caller,
    query: parseQuery(new URL(request.url).search),
    links: buildLinks(request.url),
    parameter(name) {
      const value = context.req.param(name) ?? ''
      if (!isStorable(value)) throw notFound()
      return value
    },
    body: operation.body === undefined ? undefined : await readJson(request),
  }
}

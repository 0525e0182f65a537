import { type Context, Hono } from 'hono'
import { isStorable } from '../../http/text.js'
import { createId } from '../model/ids.js'
import type { Resource, ResourceTable } from '../model/resourceTable.js'
import { badRequest, missingMember, notFound } from '../requests/errors.js'
import { type JsonObject, optionalObject } from '../requests/members.js'
import { type KeystoneEnvironment, type KeystoneRouter, readBody } from '../routes/environment.js'
import { collectionLinks, selfLink } from '../routes/links.js'
import type { Token } from '../tokens/token.js'
import { type AttributeRules, checkAttributes } from './attributes.js'
import { filterResources } from './filterResources.js'
import { requireAdministrator } from './policy.js'

/** How resources of one kind are listed, read, created, updated and deleted. */
export type Collection = {
  /** Below `/v3`, such as `users`. */
  path: string
  /** The member of bodies, also used in messages, such as `identity_provider`. */
  one: string
  /** The member of lists, such as `identity_providers`. */
  many: string
  table: ResourceTable
  rules: AttributeRules
  required?: readonly string[] | undefined
  /** Whether unknown attributes are refused. @default false */
  isClosed?: boolean | undefined
  /** Attributes that a query may filter by. */
  filters?: readonly string[] | undefined
  /** `PUT` creates a resource with the id of its path, `POST` one with a new id. @default 'POST' */
  createBy?: 'POST' | 'PUT' | undefined
  /** Who may read a resource (or the list, for `undefined`) in addition to administrators. @default none */
  maySee?: ((caller: Token, resource: Resource | undefined) => boolean) | undefined
  /** Completes a new resource. @throws `KeystoneError` if it refers to something that does not exist */
  complete(body: JsonObject, caller: Token, id: string): Resource
  /** Applies a change to a resource. @throws `KeystoneError` 400 or 403 if it is not allowed */
  change(current: Resource, changes: JsonObject): Resource
  /** Runs before the deletion, in its transaction. @throws `KeystoneError` 403 if it must not be deleted */
  beforeRemove?: ((resource: Resource) => void) | undefined
  /** Runs after creation and update, in their transaction; `body` is the body of the request. */
  afterWrite?: ((resource: Resource, body: JsonObject) => void) | undefined
  /** Adds attributes that are not stored. @default none */
  render?: ((resource: Resource, self: string) => JsonObject) | undefined
}

/** Serves a collection and its resources. */
export function serveCollection(
  transaction: <result>(work: () => result) => result,
  collection: Collection,
): KeystoneRouter {
  const router = new Hono<KeystoneEnvironment>({ strict: false })
  const { one, many, table, rules, required, isClosed, filters = [], createBy = 'POST' } = collection
  const path = `/v3/${collection.path}`
  const itemPath = `${path}/:id`
  const label = one.replaceAll('_', ' ')

  router.get(path, (context) => {
    requireAdministrator(context, `list_${many}`, (caller) => collection.maySee?.(caller, undefined) ?? false)
    const rendered = table.list().map((resource) => renderResource(context, collection, resource))
    return context.json({
      [many]: filterResources(rendered, context.req.query(), filters),
      links: collectionLinks(context),
    })
  })

  router.get(itemPath, (context) => {
    const resource = table.byId(idOf(context))
    requireAdministrator(
      context,
      `get_${one}`,
      (caller) => resource !== undefined && (collection.maySee?.(caller, resource) ?? false),
    )
    if (!resource) throw notFound(label)
    return context.json({ [one]: renderResource(context, collection, resource) })
  })

  router.on(createBy, createBy === 'POST' ? path : itemPath, async (context) => {
    const body = await readBody(context)
    const caller = requireAdministrator(context, `create_${one}`)
    const given = optionalObject(body, one, 'the body')
    if (!given) throw missingMember(one, 'the body')
    checkAttributes(given, { parent: one, rules, required, isClosed })
    const { links: _, ...attributes } = given
    const id = createBy === 'PUT' ? idOf(context) : createId()
    if (!isStorable(id)) throw badRequest('The id has a character that cannot be stored.')
    const resource = transaction(() => {
      const completed = collection.complete(attributes, caller, id)
      table.insert(completed)
      collection.afterWrite?.(completed, given)
      return completed
    })
    return context.json({ [one]: renderResource(context, collection, stored(resource)) }, 201)
  })

  router.patch(itemPath, async (context) => {
    const body = await readBody(context)
    requireAdministrator(context, `update_${one}`)
    const current = find(context)
    const given = optionalObject(body, one, 'the body')
    if (!given || Object.keys(given).length === 0) throw missingMember(one, 'the body')
    checkAttributes(given, { parent: one, rules, isClosed })
    const { id: _, links: __, ...changes } = given
    const resource = transaction(() => {
      const changed = collection.change(current, changes)
      table.update(changed)
      collection.afterWrite?.(changed, given)
      return changed
    })
    return context.json({ [one]: renderResource(context, collection, stored(resource)) })
  })

  router.delete(itemPath, (context) => {
    requireAdministrator(context, `delete_${one}`)
    const resource = find(context)
    transaction(() => {
      collection.beforeRemove?.(resource)
      table.remove(resource.id)
    })
    return context.body(null, 204)
  })

  function find(context: Context<KeystoneEnvironment>): Resource {
    const resource = table.byId(idOf(context))
    if (!resource) throw notFound(label)
    return resource
  }

  function stored(resource: Resource): Resource {
    return table.byId(resource.id) ?? resource
  }

  return router
}

/** Formats a resource for a reply, with its link. */
export function renderResource(
  context: Context<KeystoneEnvironment>,
  { path, render }: Pick<Collection, 'path' | 'render'>,
  resource: Resource,
): JsonObject & { id: string } {
  const links = selfLink(context, `${path}/${resource.id}`)
  return { ...resource, links, ...render?.(resource, links.self) }
}

/**
 * Applies a change. Attributes in `fixed` may be sent, but only unchanged.
 *
 * @throws `KeystoneError` 400 if a fixed attribute would change
 */
export function mergeChanges(
  current: Resource,
  changes: JsonObject,
  fixed: readonly string[] = [],
): Resource {
  for (const name of fixed) {
    if (changes[name] !== undefined && changes[name] !== current[name]) {
      throw badRequest(`"${name}" cannot be changed.`)
    }
  }
  return { ...current, ...changes, id: current.id }
}

function idOf(context: Context<KeystoneEnvironment>): string {
  return context.req.param('id') ?? ''
}

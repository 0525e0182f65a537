import type { Hono } from 'hono'
import { json, noContent } from '../../http/json.js'
import {
  deleteNotificationMethod,
  findNotificationMethod,
  insertNotificationMethod,
  listNotificationMethods,
  type NotificationMethod,
  notificationMethodIdByName,
  updateNotificationMethod,
} from '../../store/notifications.js'
import { alreadyExists, notFound } from '../requests/errors.js'
import { parseNotificationMethod } from '../requests/parseNotificationMethod.js'
import { parseLimit, parseSkip } from '../requests/parsePaging.js'
import { parseSortBy } from '../requests/parseSortBy.js'
import type { Links } from './buildLinks.js'
import type { MonascaContext } from './context.js'
import { type ApiRequest, type MonascaEnvironment, resource } from './resource.js'
import { list } from './responses.js'
import { takePage } from './takePage.js'

const sortColumns = {
  id: 'id',
  name: 'name',
  type: 'type',
  address: 'address',
  updated_at: 'updated_at',
  created_at: 'created_at',
}

/** `/v2.0/notification-methods`, and the available types. */
export function notificationRoutes(app: Hono<MonascaEnvironment>, context: MonascaContext): void {
  const { store, clock, notificationTypes } = context
  resource(app, '/v2.0/notification-methods', {
    GET: {
      access: 'read',
      handle({ caller, query, links }) {
        const limit = parseLimit(query)
        const skip = parseSkip(query)
        const orderBy = parseSortBy(query, sortColumns, 'id')
        const { projectId } = caller
        const found = listNotificationMethods(store, { projectId, orderBy, skip, limit: limit + 1 })
        const { elements, more } = takePage(found, limit)
        return list(
          links,
          elements.map((method) => show(method, links)),
          more ? String(skip + limit) : undefined,
        )
      },
    },
    POST: {
      access: 'write',
      body: 'strict',
      handle({ caller, body, links }) {
        const fields = parseNotificationMethod(body, { period: 0 }, notificationTypes)
        checkName(context, caller.projectId, fields.name)
        return json(201, show(insertNotificationMethod(store, caller.projectId, fields, clock()), links))
      },
    },
  })

  // The Python server accepts these verbs but does not implement them.
  app.on(['POST', 'PUT', 'PATCH', 'DELETE'], '/v2.0/notification-methods/types', () => {
    return new Response(null, { status: 501, headers: { 'Content-Type': 'application/json' } })
  })

  resource(app, '/v2.0/notification-methods/types', {
    GET: {
      access: 'read',
      handle({ query, links }) {
        // There are too few types for pages: a valid limit has no effect.
        parseLimit(query)
        return list(
          links,
          notificationTypes.toSorted().map((type) => ({ type })),
        )
      },
    },
  })

  resource(app, '/v2.0/notification-methods/:id', {
    GET: { access: 'read', handle: (request) => json(200, show(find(request, context), request.links)) },
    PUT: {
      access: 'write',
      body: 'strict',
      handle(request) {
        const fields = parseNotificationMethod(request.body, {}, notificationTypes)
        // A taken name is reported before an unknown id.
        checkName(context, request.caller.projectId, fields.name, request.parameter('id'))
        return replace(request, context, { ...find(request, context), ...fields })
      },
    },
    PATCH: {
      access: 'write',
      body: 'strict',
      handle(request) {
        const { id, ...present } = find(request, context)
        const fields = parseNotificationMethod(request.body, present, notificationTypes)
        checkName(context, request.caller.projectId, fields.name, id)
        return replace(request, context, { id, ...fields })
      },
    },
    DELETE: {
      access: 'write',
      handle({ caller, parameter }) {
        if (!deleteNotificationMethod(store, caller.projectId, parameter('id'))) throw notFound()
        return noContent()
      },
    },
  })
}

function find({ caller, parameter }: ApiRequest, { store }: MonascaContext): NotificationMethod {
  const method = findNotificationMethod(store, caller.projectId, parameter('id'))
  if (method === undefined) throw notFound()
  return method
}

function replace(
  { links }: ApiRequest,
  { store, clock }: MonascaContext,
  method: NotificationMethod,
): Response {
  updateNotificationMethod(store, method, clock())
  return json(200, show(method, links))
}

/** `own` is the id of the method that may already have the name. */
function checkName({ store }: MonascaContext, projectId: string, name: string, own?: string): void {
  const holder = notificationMethodIdByName(store, projectId, name)
  if (holder !== undefined && holder !== own) throw alreadyExists('A notification method', name)
}

function show(method: NotificationMethod, links: Links): Record<string, unknown> {
  const { id, name, type, address, period } = method
  return { id, name, type, address, period, links: links.resource(`/v2.0/notification-methods/${id}`) }
}

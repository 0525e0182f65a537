import type { Hono } from 'hono'
import { json, noContent } from '../../http/json.js'
import {
  type AlarmDefinition,
  type AlarmDefinitionFields,
  alarmDefinitionIdByName,
  deleteAlarmDefinition,
  findAlarmDefinition,
  insertAlarmDefinition,
  listAlarmDefinitions,
  updateAlarmDefinition,
} from '../../store/alarmDefinitions.js'
import { findNotificationMethod } from '../../store/notifications.js'
import { checkImmutable } from '../requests/checkImmutable.js'
import { alreadyExists, notFound, unprocessable } from '../requests/errors.js'
import {
  parseNewAlarmDefinition,
  parsePartialAlarmDefinition,
  parseWholeAlarmDefinition,
} from '../requests/parseAlarmDefinition.js'
import { splitDimensions } from '../requests/parseDimensions.js'
import { parseLimit, parseSkip } from '../requests/parsePaging.js'
import { parseSeverities } from '../requests/parseSeverities.js'
import { parseSortBy } from '../requests/parseSortBy.js'
import type { Links } from './buildLinks.js'
import type { MonascaContext } from './context.js'
import { type ApiRequest, type MonascaEnvironment, resource } from './resource.js'
import { list } from './responses.js'
import { takePage } from './takePage.js'

/** Severities sort alphabetically here, unlike those of alarms. */
const sortColumns = {
  id: 'id',
  name: 'name',
  severity: 'severity',
  updated_at: 'updated_at',
  created_at: 'created_at',
}

/** `/v2.0/alarm-definitions`: the rules that raise alarms. */
export function alarmDefinitionRoutes(app: Hono<MonascaEnvironment>, context: MonascaContext): void {
  const { store, clock, engine } = context
  resource(app, '/v2.0/alarm-definitions', {
    GET: {
      access: 'read',
      handle({ caller, query, links }) {
        const limit = parseLimit(query)
        const skip = parseSkip(query)
        const found = listAlarmDefinitions(store, {
          projectId: caller.projectId,
          name: query.only('name'),
          severities: parseSeverities(query),
          dimensions: splitDimensions(query),
          orderBy: parseSortBy(query, sortColumns, 'id'),
          skip,
          limit: limit + 1,
        })
        const { elements, more } = takePage(found, limit)
        return list(
          links,
          elements.map((definition) => show(definition, links)),
          more ? String(skip + limit) : undefined,
        )
      },
    },
    POST: {
      access: 'write',
      body: 'any',
      handle({ caller, body, links }) {
        const { projectId } = caller
        const fields = parseNewAlarmDefinition(body)
        checkName(context, projectId, fields.name)
        checkActions(context, projectId, fields)
        const created = store.transaction(() => {
          const definition = insertAlarmDefinition(store, projectId, fields, clock())
          engine.define(projectId, definition)
          return definition
        })
        return json(201, show(created, links))
      },
    },
  })

  resource(app, '/v2.0/alarm-definitions/:id', {
    GET: { access: 'read', handle: (request) => json(200, show(find(request, context), request.links)) },
    PUT: {
      access: 'write',
      body: 'any',
      handle: (request) => update(request, context, parseWholeAlarmDefinition(request.body)),
    },
    PATCH: {
      access: 'write',
      body: 'any',
      handle: (request) => update(request, context, parsePartialAlarmDefinition(request.body)),
    },
    DELETE: {
      access: 'write',
      handle({ caller, parameter }) {
        const { projectId } = caller
        const id = parameter('id')
        store.transaction(() => {
          if (!deleteAlarmDefinition(store, projectId, id)) throw notFound()
          engine.undefine(projectId, id)
        })
        return noContent()
      },
    },
  })
}

function update(
  request: ApiRequest,
  context: MonascaContext,
  fields: Partial<AlarmDefinitionFields>,
): Response {
  const { projectId } = request.caller
  // A taken name is reported before an unknown id.
  if (fields.name !== undefined) checkName(context, projectId, fields.name, request.parameter('id'))
  const stored = find(request, context)
  const updated = { ...stored, ...fields }
  checkImmutable(stored, updated)
  checkActions(context, projectId, fields)
  const { store, clock, engine } = context
  store.transaction(() => {
    updateAlarmDefinition(store, updated, clock())
    engine.edit(projectId, updated)
  })
  return json(200, show(updated, request.links))
}

function find({ caller, parameter }: ApiRequest, { store }: MonascaContext): AlarmDefinition {
  const definition = findAlarmDefinition(store, caller.projectId, parameter('id'))
  if (definition === undefined) throw notFound()
  return definition
}

/** `own` is the id of the definition that may already have the name. */
function checkName({ store }: MonascaContext, projectId: string, name: string, own?: string): void {
  const holder = alarmDefinitionIdByName(store, projectId, name)
  if (holder !== undefined && holder !== own) throw alreadyExists('An alarm definition', name)
}

/** Every action is a notification method of the same project. */
function checkActions(
  { store }: MonascaContext,
  projectId: string,
  { alarmActions = [], okActions = [], undeterminedActions = [] }: Partial<AlarmDefinitionFields>,
): void {
  for (const id of [...alarmActions, ...okActions, ...undeterminedActions]) {
    if (findNotificationMethod(store, projectId, id) === undefined) {
      throw unprocessable(`Non-existent notification id ${id} submitted`)
    }
  }
}

function show(definition: AlarmDefinition, links: Links): Record<string, unknown> {
  return {
    id: definition.id,
    links: links.resource(`/v2.0/alarm-definitions/${definition.id}`),
    name: definition.name,
    description: definition.description,
    expression: definition.expression,
    deterministic: definition.deterministic,
    match_by: definition.matchBy,
    severity: definition.severity,
    actions_enabled: definition.actionsEnabled,
    alarm_actions: definition.alarmActions,
    ok_actions: definition.okActions,
    undetermined_actions: definition.undeterminedActions,
  }
}

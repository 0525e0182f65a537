import type { Hono } from 'hono'
import { json, noContent } from '../../http/json.js'
import { type Alarm, deleteAlarm, findAlarm, listAlarms, updateAlarm } from '../../store/alarms.js'
import { alarmGroups, countAlarms } from '../../store/countAlarms.js'
import { notFound, unprocessable } from '../requests/errors.js'
import { parseAlarmFilter } from '../requests/parseAlarmFilter.js'
import { type AlarmUpdate, parsePartialAlarm, parseWholeAlarm } from '../requests/parseAlarmUpdate.js'
import { parseLimit, parseSkip } from '../requests/parsePaging.js'
import { alarmStates, severities } from '../requests/parseSeverities.js'
import { parseSortBy } from '../requests/parseSortBy.js'
import type { Query } from '../requests/query.js'
import { formatSeconds } from '../requests/time.js'
import type { Links } from './buildLinks.js'
import type { MonascaContext } from './context.js'
import { type ApiRequest, type MonascaEnvironment, resource } from './resource.js'
import { list } from './responses.js'
import { takePage } from './takePage.js'

/** States and severities sort by seriousness. */
const sortColumns = {
  alarm_id: 'a.id',
  alarm_definition_id: 'a.alarm_definition_id',
  alarm_definition_name: 'd.name',
  state: rank('a.state', alarmStates),
  severity: rank('d.severity', severities),
  lifecycle_state: 'a.lifecycle_state',
  link: 'a.link',
  state_updated_timestamp: 'a.state_updated_at',
  updated_timestamp: 'a.updated_at',
  created_timestamp: 'a.created_at',
}

/** `/v2.0/alarms`: the alarms that alarm definitions raised. */
export function alarmRoutes(app: Hono<MonascaEnvironment>, context: MonascaContext): void {
  const { store, engine } = context
  resource(app, '/v2.0/alarms', {
    GET: {
      access: 'read',
      handle({ caller, query, links }) {
        const limit = parseLimit(query)
        const skip = parseSkip(query)
        const filter = parseAlarmFilter(caller, query)
        const orderBy = parseSortBy(query, sortColumns, 'a.id')
        const { elements, more } = takePage(
          listAlarms(store, { ...filter, orderBy, skip, limit: limit + 1 }),
          limit,
        )
        return list(
          links,
          elements.map((alarm) => show(alarm, links)),
          more ? String(skip + limit) : undefined,
        )
      },
    },
  })

  resource(app, '/v2.0/alarms/count', {
    GET: { access: 'read', handle: (request) => count(request, context) },
  })

  resource(app, '/v2.0/alarms/:id', {
    GET: { access: 'read', handle: (request) => json(200, show(find(request, context), request.links)) },
    PUT: {
      access: 'write',
      body: 'any',
      handle: (request) => update(request, context, parseWholeAlarm(request.body)),
    },
    PATCH: {
      access: 'write',
      body: 'any',
      handle: (request) => update(request, context, parsePartialAlarm(request.body)),
    },
    DELETE: {
      access: 'write',
      handle({ caller, parameter }) {
        const { projectId } = caller
        const id = parameter('id')
        store.transaction(() => {
          if (!deleteAlarm(store, projectId, id)) throw notFound()
          engine.forgetAlarm(projectId, id)
        })
        return noContent()
      },
    },
  })
}

function count({ caller, query, links }: ApiRequest, { store }: MonascaContext): Response {
  const limit = parseLimit(query)
  const skip = parseSkip(query)
  const groupBy = parseGroups(query)
  const filter = parseAlarmFilter(caller, query)
  const found = countAlarms(store, { ...filter, groupBy, skip, limit: limit + 1 })
  const { elements, more } = takePage(found, limit)
  // An empty result is still one row, but not on a page after the last one.
  const nothing = skip === 0 && found.length === 0
  return json(200, {
    links: more ? [links.self, links.next(String(skip + limit))] : [links.self],
    columns: ['count', ...groupBy],
    counts: nothing ? [[0, ...groupBy.map(() => null)]] : elements,
  })
}

function parseGroups(query: Query): string[] {
  const groups = query.joined('group_by')?.split(',') ?? []
  const unknown = groups.find((group) => !alarmGroups.includes(group))
  if (unknown !== undefined) {
    throw unprocessable(`group_by: '${unknown}' must be one of ${alarmGroups.join(', ')}`)
  }
  return [...new Set(groups)]
}

function update(request: ApiRequest, context: MonascaContext, changes: AlarmUpdate): Response {
  const { store, clock, engine } = context
  const { projectId } = request.caller
  const now = clock()
  const updated = store.transaction(() => {
    const stored = find(request, context)
    const state = changes.state ?? stored.state
    const alarm: Alarm = {
      ...stored,
      state,
      lifecycleState: changes.lifecycleState ?? stored.lifecycleState,
      link: changes.link ?? stored.link,
      updatedAt: now,
      stateUpdatedAt: state === stored.state ? stored.stateUpdatedAt : now,
    }
    updateAlarm(store, alarm)
    engine.changeAlarm(projectId, alarm)
    if (state !== stored.state) {
      engine.record(projectId, {
        alarmId: alarm.id,
        timestamp: now,
        metrics: alarm.metrics,
        oldState: stored.state,
        newState: state,
        reason: 'Alarm state updated via API',
      })
    }
    return alarm
  })
  return json(200, show(updated, request.links))
}

function find({ caller, parameter }: ApiRequest, { store }: MonascaContext): Alarm {
  const alarm = findAlarm(store, caller.projectId, parameter('id'))
  if (alarm === undefined) throw notFound()
  return alarm
}

function show(alarm: Alarm, links: Links): Record<string, unknown> {
  const { id, name, severity } = alarm.definition
  return {
    id: alarm.id,
    links: links.resource(`/v2.0/alarms/${alarm.id}`),
    alarm_definition: { id, name, severity, links: links.resource(`/v2.0/alarm-definitions/${id}`) },
    metrics: alarm.metrics,
    state: alarm.state,
    lifecycle_state: alarm.lifecycleState,
    link: alarm.link,
    state_updated_timestamp: formatSeconds(alarm.stateUpdatedAt),
    updated_timestamp: formatSeconds(alarm.updatedAt),
    created_timestamp: formatSeconds(alarm.createdAt),
  }
}

function rank(column: string, values: readonly string[]): string {
  return `CASE ${column} ${values.map((value, index) => `WHEN '${value}' THEN ${index}`).join(' ')} END`
}

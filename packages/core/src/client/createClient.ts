import { checkText, fingerprint } from '../identity/internal.js'
import {
  countAlarms,
  createAlarmDefinition,
  createMetrics,
  createNotification,
  deleteAlarm,
  deleteAlarmDefinition,
  deleteNotification,
  getAlarm,
  getAlarmDefinition,
  getAlarmHistory,
  getNotification,
  listAlarmDefinitions,
  listAlarmHistory,
  listAlarms,
  listDimensionNames,
  listDimensionValues,
  listMeasurements,
  listMetricNames,
  listMetrics,
  listNotifications,
  listNotificationTypes,
  listStatistics,
  patchAlarm,
  patchAlarmDefinition,
  patchNotification,
  type Requester,
  updateAlarm,
  updateAlarmDefinition,
  updateNotification,
} from '../monitoring/index.js'
import { warnOnConsole } from '../session/internal.js'
import { checkUrl, trimSlashes } from '../transport/index.js'
import { chooseSession } from './chooseSession.js'
import type { Client } from './client.js'
import type { CreateClientOptions } from './clientOptions.js'

/**
 * Creates a client for the Monasca API from a user name and password, a token, or a session. It sends nothing before
 * the first call.
 *
 * @throws InvalidParameterError unless exactly one kind of credentials is given, or for an unsupported option
 * @example
 * ```ts
 * const client = createClient({
 *   username: 'mini-mon',
 *   password,
 *   authUrl: 'http://127.0.0.1:8070/identity',
 *   projectName: 'mini-mon',
 *   endpoint: 'http://127.0.0.1:8070/v2.0',
 * })
 * const { elements } = await client.metrics.list({ name: 'cpu.user_perc' })
 * ```
 */
export function createClient(options: CreateClientOptions): Client {
  const session = chooseSession(options, options?.onWarning ?? warnOnConsole)
  const { serviceType = 'monitoring', serviceName, interface: preference = 'public', regionName } = options
  const given =
    options.endpoint === undefined ? undefined : trimSlashes(checkUrl('endpoint', options.endpoint))
  const filter = { serviceType, serviceName, interface: preference, regionName }

  const { scopeKey } = options
  if (scopeKey !== undefined) checkText('scopeKey', scopeKey)
  // The caller's key applies only to this user: a session that follows its user may change to another.
  const first = session.scope
  const formatScope = (of: string) =>
    JSON.stringify(scopeKey !== undefined && of === first ? [scopeKey] : [of, given ?? filter, scopeKey])

  let scope = { of: '', text: '' }
  const requester: Requester = {
    // A session that follows its user changes its scope.
    get scope() {
      const of = session.scope
      if (scope.of !== of) scope = { of, text: fingerprint(formatScope(of)) }
      return scope.text
    },
    async request({ method, path, query, body, signal, decode, timeout = options.timeout }) {
      const endpoint = given ?? trimSlashes(await session.getEndpoint(filter, { signal }))
      return (await session.request({ method, url: endpoint + path, query, body, signal, timeout, decode }))
        .body
    },
  }

  function bind<parameters, rest extends unknown[], result>(
    action: (requester: Requester, parameters: parameters, ...rest: rest) => result,
  ): (...given: [parameters, ...rest]) => result {
    // Untyped callers may pass no parameters: then the error names a missing member.
    return (parameters, ...rest) => action(requester, parameters ?? ({} as parameters), ...rest)
  }

  return {
    get scope() {
      return requester.scope
    },
    request: requester.request,
    session,
    metrics: {
      create: bind(createMetrics),
      list: bind(listMetrics),
      listNames: bind(listMetricNames),
      listMeasurements: bind(listMeasurements),
      listStatistics: bind(listStatistics),
      listDimensionNames: bind(listDimensionNames),
      listDimensionValues: bind(listDimensionValues),
    },
    notifications: {
      create: bind(createNotification),
      get: bind(getNotification),
      list: bind(listNotifications),
      update: bind(updateNotification),
      patch: bind(patchNotification),
      delete: bind(deleteNotification),
    },
    notificationTypes: { list: bind(listNotificationTypes) },
    alarmDefinitions: {
      create: bind(createAlarmDefinition),
      get: bind(getAlarmDefinition),
      list: bind(listAlarmDefinitions),
      update: bind(updateAlarmDefinition),
      patch: bind(patchAlarmDefinition),
      delete: bind(deleteAlarmDefinition),
    },
    alarms: {
      get: bind(getAlarm),
      list: bind(listAlarms),
      update: bind(updateAlarm),
      patch: bind(patchAlarm),
      delete: bind(deleteAlarm),
      count: bind(countAlarms),
      history: bind(getAlarmHistory),
      historyList: bind(listAlarmHistory),
    },
  }
}

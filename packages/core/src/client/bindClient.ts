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
import type { Client } from './client.js'
import type { SessionRequester } from './createRequester.js'

/**
 * Returns a client of the same session, endpoint and scope: the requester together with all calls of the API. Sends
 * nothing. A requester that has the calls already is returned unchanged.
 *
 * @example
 * ```ts
 * const requester = createRequester({ session, endpoint: 'http://127.0.0.1:8070/v2.0' })
 * const { alarms } = bindClient(requester)
 * const { elements } = await alarms.list({ state: 'ALARM' })
 * ```
 */
export function bindClient(requester: SessionRequester | Client): Client {
  if ('metrics' in requester) return requester
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
    session: requester.session,
    decodeIn: requester.decodeIn,
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

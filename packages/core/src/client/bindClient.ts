import type { Requester } from '../monitoring/index.js'
import type { LazyModule } from '../transport/index.js'
import type { Client } from './client.js'
import type { SessionRequester } from './createRequester.js'
import { resources } from './resources.js'

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
  function bind<module, parameters, rest extends unknown[], result>(
    file: LazyModule<module>,
    pick: (
      module: module,
    ) => (requester: Requester, parameters: parameters, ...rest: rest) => Promise<result>,
  ): (...given: [parameters, ...rest]) => Promise<result> {
    return (parameters, ...rest) => {
      // Untyped callers may pass no parameters: then the error names a missing member.
      const call = (module: module) => pick(module)(requester, parameters ?? ({} as parameters), ...rest)
      return file.loaded ? call(file.loaded) : file.load().then(call)
    }
  }
  const { alarmDefinitions, alarmHistory, alarms, metrics, notifications, series } = resources

  return {
    get scope() {
      return requester.scope
    },
    request: requester.request,
    session: requester.session,
    decodeIn: requester.decodeIn,
    metrics: {
      create: bind(metrics, (file) => file.createMetrics),
      list: bind(metrics, (file) => file.listMetrics),
      listNames: bind(metrics, (file) => file.listMetricNames),
      listMeasurements: bind(series, (file) => file.listMeasurements),
      listStatistics: bind(series, (file) => file.listStatistics),
      listDimensionNames: bind(metrics, (file) => file.listDimensionNames),
      listDimensionValues: bind(metrics, (file) => file.listDimensionValues),
    },
    notifications: {
      create: bind(notifications, (file) => file.createNotification),
      get: bind(notifications, (file) => file.getNotification),
      list: bind(notifications, (file) => file.listNotifications),
      update: bind(notifications, (file) => file.updateNotification),
      patch: bind(notifications, (file) => file.patchNotification),
      delete: bind(notifications, (file) => file.deleteNotification),
    },
    notificationTypes: { list: bind(notifications, (file) => file.listNotificationTypes) },
    alarmDefinitions: {
      create: bind(alarmDefinitions, (file) => file.createAlarmDefinition),
      get: bind(alarmDefinitions, (file) => file.getAlarmDefinition),
      list: bind(alarmDefinitions, (file) => file.listAlarmDefinitions),
      update: bind(alarmDefinitions, (file) => file.updateAlarmDefinition),
      patch: bind(alarmDefinitions, (file) => file.patchAlarmDefinition),
      delete: bind(alarmDefinitions, (file) => file.deleteAlarmDefinition),
    },
    alarms: {
      get: bind(alarms, (file) => file.getAlarm),
      list: bind(alarms, (file) => file.listAlarms),
      update: bind(alarms, (file) => file.updateAlarm),
      patch: bind(alarms, (file) => file.patchAlarm),
      delete: bind(alarms, (file) => file.deleteAlarm),
      count: bind(alarms, (file) => file.countAlarms),
      history: bind(alarmHistory, (file) => file.getAlarmHistory),
      historyList: bind(alarmHistory, (file) => file.listAlarmHistory),
    },
  }
}

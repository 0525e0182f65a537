import type {
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
  ListStatisticsParameters,
  ListStatisticsReturnType,
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
  patchAlarm,
  patchAlarmDefinition,
  patchNotification,
  Requester,
  RequestOptions,
  StatisticName,
  updateAlarm,
  updateAlarmDefinition,
  updateNotification,
} from '../monitoring/index.js'
import type { SessionRequester } from './createRequester.js'

/** A function of the API without its first parameter, the client. */
export type Bound<action> = action extends (requester: Requester, ...rest: infer rest) => infer result
  ? (...rest: rest) => result
  : never

/**
 * The Monasca API of one project, with the names of python-monascaclient. Created by `createClient`. Each method is a
 * function of this package, bound to the client: `client.metrics.list(…)` is `listMetrics(client, …)`.
 */
export type Client = SessionRequester & {
  readonly metrics: {
    /** `POST /v2.0/metrics` */
    create: Bound<typeof createMetrics>
    /** `GET /v2.0/metrics` */
    list: Bound<typeof listMetrics>
    /** `GET /v2.0/metrics/names` */
    listNames: Bound<typeof listMetricNames>
    /** `GET /v2.0/metrics/measurements` */
    listMeasurements: Bound<typeof listMeasurements>
    /** `GET /v2.0/metrics/statistics` */
    listStatistics: <statistic extends StatisticName>(
      parameters: ListStatisticsParameters<statistic>,
      options?: RequestOptions,
    ) => Promise<ListStatisticsReturnType<statistic>>
    /** `GET /v2.0/metrics/dimensions/names` */
    listDimensionNames: Bound<typeof listDimensionNames>
    /** `GET /v2.0/metrics/dimensions/names/values` */
    listDimensionValues: Bound<typeof listDimensionValues>
  }
  readonly notifications: {
    /** `POST /v2.0/notification-methods` */
    create: Bound<typeof createNotification>
    /** `GET /v2.0/notification-methods/{id}` */
    get: Bound<typeof getNotification>
    /** `GET /v2.0/notification-methods` */
    list: Bound<typeof listNotifications>
    /** `PUT /v2.0/notification-methods/{id}` */
    update: Bound<typeof updateNotification>
    /** `PATCH /v2.0/notification-methods/{id}` */
    patch: Bound<typeof patchNotification>
    /** `DELETE /v2.0/notification-methods/{id}` */
    delete: Bound<typeof deleteNotification>
  }
  readonly notificationTypes: {
    /** `GET /v2.0/notification-methods/types` */
    list: Bound<typeof listNotificationTypes>
  }
  readonly alarmDefinitions: {
    /** `POST /v2.0/alarm-definitions` */
    create: Bound<typeof createAlarmDefinition>
    /** `GET /v2.0/alarm-definitions/{id}` */
    get: Bound<typeof getAlarmDefinition>
    /** `GET /v2.0/alarm-definitions` */
    list: Bound<typeof listAlarmDefinitions>
    /** `PUT /v2.0/alarm-definitions/{id}` */
    update: Bound<typeof updateAlarmDefinition>
    /** `PATCH /v2.0/alarm-definitions/{id}` */
    patch: Bound<typeof patchAlarmDefinition>
    /** `DELETE /v2.0/alarm-definitions/{id}` */
    delete: Bound<typeof deleteAlarmDefinition>
  }
  readonly alarms: {
    /** `GET /v2.0/alarms/{id}` */
    get: Bound<typeof getAlarm>
    /** `GET /v2.0/alarms` */
    list: Bound<typeof listAlarms>
    /** `PUT /v2.0/alarms/{id}` */
    update: Bound<typeof updateAlarm>
    /** `PATCH /v2.0/alarms/{id}` */
    patch: Bound<typeof patchAlarm>
    /** `DELETE /v2.0/alarms/{id}` */
    delete: Bound<typeof deleteAlarm>
    /** `GET /v2.0/alarms/count` */
    count: Bound<typeof countAlarms>
    /** `GET /v2.0/alarms/{id}/state-history` */
    history: Bound<typeof getAlarmHistory>
    /** `GET /v2.0/alarms/state-history` */
    historyList: Bound<typeof listAlarmHistory>
  }
}

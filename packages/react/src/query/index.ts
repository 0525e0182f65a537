export {
  type ListAlarmDefinitionsQueryParameters,
  listAlarmDefinitionsQueryKey,
  listAlarmDefinitionsQueryOptions,
} from './alarmDefinitions.js'
export { type ListAlarmsQueryParameters, listAlarmsQueryKey, listAlarmsQueryOptions } from './alarms.js'
export {
  type CountAlarmsQueryParameters,
  countAlarmsQueryKey,
  countAlarmsQueryOptions,
} from './countAlarms.js'
export {
  type CreateAlarmDefinitionMutationParameters,
  createAlarmDefinitionMutationOptions,
  createAlarmDefinitionStaleKeys,
} from './createAlarmDefinition.js'
export {
  type CreateMetricsMutationParameters,
  createMetricsMutationOptions,
  createMetricsStaleKeys,
} from './createMetrics.js'
export {
  type CreateNotificationMutationParameters,
  createNotificationMutationOptions,
  createNotificationStaleKeys,
} from './createNotification.js'
export {
  type DeleteAlarmMutationParameters,
  deleteAlarmMutationOptions,
  deleteAlarmStaleKeys,
} from './deleteAlarm.js'
export {
  type DeleteAlarmDefinitionMutationParameters,
  deleteAlarmDefinitionMutationOptions,
  deleteAlarmDefinitionStaleKeys,
} from './deleteAlarmDefinition.js'
export {
  type DeleteNotificationMutationParameters,
  deleteNotificationMutationOptions,
  deleteNotificationStaleKeys,
} from './deleteNotification.js'
export { type GetAlarmQueryParameters, getAlarmQueryKey, getAlarmQueryOptions } from './getAlarm.js'
export {
  type GetAlarmDefinitionQueryParameters,
  getAlarmDefinitionQueryKey,
  getAlarmDefinitionQueryOptions,
} from './getAlarmDefinition.js'
export {
  type GetAlarmHistoryQueryParameters,
  getAlarmHistoryQueryKey,
  getAlarmHistoryQueryOptions,
} from './getAlarmHistory.js'
export {
  type GetAlarmHistoryInfiniteQueryParameters,
  getAlarmHistoryInfiniteQueryKey,
  getAlarmHistoryInfiniteQueryOptions,
} from './getAlarmHistoryInfinite.js'
export {
  type GetNotificationQueryParameters,
  getNotificationQueryKey,
  getNotificationQueryOptions,
} from './getNotification.js'
export type {
  InfiniteQueryOverrides,
  InfiniteQueryParameters,
  MonascaInfiniteQueryKey,
  MonascaInfiniteQueryKeyMembers,
  MonascaInfiniteQueryOptions,
  PageOffset,
} from './infiniteQueryOptions.js'
export { keepIfEqual } from './keepIfEqual.js'
export { keepPreviousRange } from './keepPreviousRange.js'
export {
  type ListAlarmDefinitionsInfiniteQueryParameters,
  listAlarmDefinitionsInfiniteQueryKey,
  listAlarmDefinitionsInfiniteQueryOptions,
} from './listAlarmDefinitionsInfinite.js'
export {
  type ListAlarmHistoryQueryParameters,
  listAlarmHistoryQueryKey,
  listAlarmHistoryQueryOptions,
} from './listAlarmHistory.js'
export {
  type ListAlarmHistoryInfiniteQueryParameters,
  listAlarmHistoryInfiniteQueryKey,
  listAlarmHistoryInfiniteQueryOptions,
} from './listAlarmHistoryInfinite.js'
export {
  type ListAlarmsInfiniteQueryParameters,
  listAlarmsInfiniteQueryKey,
  listAlarmsInfiniteQueryOptions,
} from './listAlarmsInfinite.js'
export {
  type ListDimensionNamesQueryParameters,
  listDimensionNamesQueryKey,
  listDimensionNamesQueryOptions,
} from './listDimensionNames.js'
export {
  type ListDimensionValuesQueryParameters,
  listDimensionValuesQueryKey,
  listDimensionValuesQueryOptions,
} from './listDimensionValues.js'
export {
  type ListDimensionValuesInfiniteQueryParameters,
  listDimensionValuesInfiniteQueryKey,
  listDimensionValuesInfiniteQueryOptions,
} from './listDimensionValuesInfinite.js'
export {
  type ListDomainsQueryParameters,
  listDomainsQueryKey,
  listDomainsQueryOptions,
} from './listDomains.js'
export {
  type ListMeasurementColumnsQueryParameters,
  listMeasurementColumnsQueryKey,
  listMeasurementColumnsQueryOptions,
} from './listMeasurementColumns.js'
export {
  type ListMeasurementsQueryParameters,
  listMeasurementsQueryKey,
  listMeasurementsQueryOptions,
} from './listMeasurements.js'
export {
  type ListMetricNamesQueryParameters,
  listMetricNamesQueryKey,
  listMetricNamesQueryOptions,
} from './listMetricNames.js'
export {
  type ListMetricNamesInfiniteQueryParameters,
  listMetricNamesInfiniteQueryKey,
  listMetricNamesInfiniteQueryOptions,
} from './listMetricNamesInfinite.js'
export {
  type ListMetricsInfiniteQueryParameters,
  listMetricsInfiniteQueryKey,
  listMetricsInfiniteQueryOptions,
} from './listMetricsInfinite.js'
export {
  type ListNotificationsInfiniteQueryParameters,
  listNotificationsInfiniteQueryKey,
  listNotificationsInfiniteQueryOptions,
} from './listNotificationsInfinite.js'
export {
  type ListNotificationTypesQueryParameters,
  listNotificationTypesQueryKey,
  listNotificationTypesQueryOptions,
} from './listNotificationTypes.js'
export {
  type ListStatisticColumnsQueryParameters,
  listStatisticColumnsQueryKey,
  listStatisticColumnsQueryOptions,
} from './listStatisticColumns.js'
export {
  type ListStatisticsQueryParameters,
  listStatisticsQueryKey,
  listStatisticsQueryOptions,
} from './listStatistics.js'
export {
  type ListMetricsQueryParameters,
  listMetricsQueryKey,
  listMetricsQueryOptions,
} from './metrics.js'
export type { ForeignError, MonascaError } from './monascaError.js'
export type {
  MonascaMutationOptions,
  MutationOverrides,
  MutationParameters,
  StaleKeys,
} from './mutationOptions.js'
export {
  type ListNotificationsQueryParameters,
  listNotificationsQueryKey,
  listNotificationsQueryOptions,
} from './notifications.js'
export {
  type PatchAlarmMutationParameters,
  patchAlarmMutationOptions,
  patchAlarmStaleKeys,
} from './patchAlarm.js'
export {
  type PatchAlarmDefinitionMutationParameters,
  patchAlarmDefinitionMutationOptions,
  patchAlarmDefinitionStaleKeys,
} from './patchAlarmDefinition.js'
export {
  type PatchAlarmsMutationParameters,
  type PatchAlarmsParameters,
  type PatchAlarmsProgress,
  type PatchAlarmsResult,
  type PatchAlarmsReturnType,
  patchAlarmsMutationOptions,
  patchAlarmsStaleKeys,
} from './patchAlarms.js'
export {
  type PatchNotificationMutationParameters,
  patchNotificationMutationOptions,
  patchNotificationStaleKeys,
} from './patchNotification.js'
export { type PollingOptions, type PollingParameters, polling } from './polling.js'
export {
  type KeyParameters,
  type KeyValue,
  type MonascaQueryKey,
  type MonascaQueryKeyMembers,
  type MonascaResource,
  monascaQueryKey,
} from './queryKey.js'
export type { Incomplete, MonascaQueryOptions, QueryOverrides, QueryParameters } from './queryOptions.js'
export { deserializeData, serializeData } from './serializeData.js'
export {
  type LiveColumn,
  type LiveSeriesParameters,
  type LiveSeriesQueryParameters,
  liveSeriesQueryKey,
  liveSeriesQueryOptions,
} from './series.js'
export {
  type ListProjectsQueryParameters,
  listProjectsQueryKey,
  listProjectsQueryOptions,
} from './session.js'
export { shouldRetry } from './shouldRetry.js'
export { type TimeRange, type TimeRangeParameters, timeRange } from './timeRange.js'
export {
  type UpdateAlarmMutationParameters,
  updateAlarmMutationOptions,
  updateAlarmStaleKeys,
} from './updateAlarm.js'
export {
  type UpdateAlarmDefinitionMutationParameters,
  updateAlarmDefinitionMutationOptions,
  updateAlarmDefinitionStaleKeys,
} from './updateAlarmDefinition.js'
export {
  type UpdateNotificationMutationParameters,
  updateNotificationMutationOptions,
  updateNotificationStaleKeys,
} from './updateNotification.js'

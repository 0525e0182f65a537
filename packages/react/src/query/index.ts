export {
  createAlarmDefinitionInvalidations,
  createAlarmDefinitionMutationOptions,
  deleteAlarmDefinitionInvalidations,
  deleteAlarmDefinitionMutationOptions,
  getAlarmDefinitionQueryKey,
  getAlarmDefinitionQueryOptions,
  listAlarmDefinitionsInfiniteQueryKey,
  listAlarmDefinitionsInfiniteQueryOptions,
  listAlarmDefinitionsQueryKey,
  listAlarmDefinitionsQueryOptions,
  patchAlarmDefinitionInvalidations,
  patchAlarmDefinitionMutationOptions,
  updateAlarmDefinitionInvalidations,
  updateAlarmDefinitionMutationOptions,
} from './alarmDefinitions.js'
export {
  countAlarmsQueryKey,
  countAlarmsQueryOptions,
  deleteAlarmInvalidations,
  deleteAlarmMutationOptions,
  getAlarmHistoryInfiniteQueryKey,
  getAlarmHistoryInfiniteQueryOptions,
  getAlarmHistoryQueryKey,
  getAlarmHistoryQueryOptions,
  getAlarmQueryKey,
  getAlarmQueryOptions,
  listAlarmHistoryInfiniteQueryKey,
  listAlarmHistoryInfiniteQueryOptions,
  listAlarmHistoryQueryKey,
  listAlarmHistoryQueryOptions,
  listAlarmsInfiniteQueryKey,
  listAlarmsInfiniteQueryOptions,
  listAlarmsQueryKey,
  listAlarmsQueryOptions,
  type PatchAlarmMutationParameters,
  patchAlarmInvalidations,
  patchAlarmMutationOptions,
  updateAlarmInvalidations,
  updateAlarmMutationOptions,
} from './alarms.js'
export {
  type ApplyDefinitionPlanVariables,
  applyDefinitionPlanInvalidations,
  applyDefinitionPlanMutationOptions,
} from './applyDefinitionPlan.js'
export { matchesFilter, toServerFilter } from './exactFilter.js'
export type {
  InfiniteQueryOverrides,
  InfiniteQueryParameters,
  InfiniteReadKey,
  InfiniteReadOptions,
  InfiniteReadParameters,
  MonascaInfiniteQueryKey,
  MonascaInfiniteQueryKeyMembers,
  MonascaInfiniteQueryOptions,
  PageOffset,
} from './infiniteQueryOptions.js'
export { keepIfEqual } from './keepIfEqual.js'
export { keepPreviousRange } from './keepPreviousRange.js'
export {
  type LiveLine,
  type LiveLineParameters,
  type LiveLineQueryParameters,
  liveLineQueryOptions,
} from './liveLine.js'
export { type LivePollingOptions, type LivePollingParameters, livePolling } from './livePolling.js'
export {
  type CreateMetricsMutationParameters,
  createMetricsInvalidations,
  createMetricsMutationOptions,
  listDimensionNamesQueryKey,
  listDimensionNamesQueryOptions,
  listDimensionValuesInfiniteQueryKey,
  listDimensionValuesInfiniteQueryOptions,
  listDimensionValuesQueryKey,
  listDimensionValuesQueryOptions,
  listMetricNamesInfiniteQueryKey,
  listMetricNamesInfiniteQueryOptions,
  listMetricNamesQueryKey,
  listMetricNamesQueryOptions,
  listMetricsInfiniteQueryKey,
  listMetricsInfiniteQueryOptions,
  listMetricsQueryKey,
  listMetricsQueryOptions,
} from './metrics.js'
export type { MonascaError, UnknownError } from './monascaError.js'
export type {
  Invalidations,
  MonascaMutationOptions,
  MutationOverrides,
  MutationParameters,
  WriteOptions,
  WriteParameters,
} from './mutationOptions.js'
export {
  createNotificationInvalidations,
  createNotificationMutationOptions,
  deleteNotificationInvalidations,
  deleteNotificationMutationOptions,
  getNotificationQueryKey,
  getNotificationQueryOptions,
  listNotificationsInfiniteQueryKey,
  listNotificationsInfiniteQueryOptions,
  listNotificationsQueryKey,
  listNotificationsQueryOptions,
  listNotificationTypesQueryKey,
  listNotificationTypesQueryOptions,
  patchNotificationInvalidations,
  patchNotificationMutationOptions,
  updateNotificationInvalidations,
  updateNotificationMutationOptions,
} from './notifications.js'
export {
  type PatchAlarmsMutationParameters,
  type PatchAlarmsParameters,
  type PatchAlarmsProgress,
  type PatchAlarmsResult,
  type PatchAlarmsReturnType,
  patchAlarmsInvalidations,
  patchAlarmsMutationOptions,
} from './patchAlarms.js'
export { type PollingOptions, type PollingParameters, polling } from './polling.js'
export {
  type KeyParameters,
  type KeyValue,
  type MonascaQueryKey,
  type MonascaQueryKeyMembers,
  type MonascaResource,
  monascaQueryKey,
} from './queryKey.js'
export type {
  CallParameters,
  MonascaQueryOptions,
  Partially,
  QueryOverrides,
  QueryParameters,
  ReadCall,
  ReadData,
  ReadKey,
  ReadOptions,
  ReadParameters,
} from './queryOptions.js'
export { deserializeData, serializeData } from './serializeData.js'
export {
  type ListStatisticColumnsQueryParameters,
  type ListStatisticsQueryParameters,
  type LiveColumn,
  type LiveSeriesParameters,
  type LiveSeriesQueryParameters,
  listMeasurementColumnsQueryKey,
  listMeasurementColumnsQueryOptions,
  listMeasurementsQueryKey,
  listMeasurementsQueryOptions,
  listStatisticColumnsQueryKey,
  listStatisticColumnsQueryOptions,
  listStatisticsQueryKey,
  listStatisticsQueryOptions,
  liveSeriesQueryKey,
  liveSeriesQueryOptions,
} from './series.js'
export {
  type ListDomainsQueryParameters,
  type ListProjectsQueryParameters,
  listDomainsQueryKey,
  listDomainsQueryOptions,
  listProjectsQueryKey,
  listProjectsQueryOptions,
} from './session.js'
export { shouldRetry } from './shouldRetry.js'
export { type TimeRange, type TimeRangeParameters, timeRange } from './timeRange.js'

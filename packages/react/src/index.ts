export {
  type UseAlarmDefinitionsParameters,
  type UseAlarmDefinitionsReturnType,
  useAlarmDefinitions,
} from './hooks/alarmDefinitions.js'
export { type UseAlarmsParameters, type UseAlarmsReturnType, useAlarms } from './hooks/alarms.js'
export { type UseMetricsParameters, type UseMetricsReturnType, useMetrics } from './hooks/metrics.js'
export {
  type UseNotificationsParameters,
  type UseNotificationsReturnType,
  useNotifications,
} from './hooks/notifications.js'
export {
  type UseLiveSeriesParameters,
  type UseLiveSeriesReturnType,
  useLiveSeries,
} from './hooks/series.js'
export { type UseSignInReturnType, useSignIn } from './hooks/session.js'
export { type UseAlarmParameters, type UseAlarmReturnType, useAlarm } from './hooks/useAlarm.js'
export {
  type UseAlarmCountParameters,
  type UseAlarmCountReturnType,
  useAlarmCount,
} from './hooks/useAlarmCount.js'
export {
  type UseAlarmDefinitionParameters,
  type UseAlarmDefinitionReturnType,
  useAlarmDefinition,
} from './hooks/useAlarmDefinition.js'
export {
  type UseAlarmHistoryParameters,
  type UseAlarmHistoryReturnType,
  useAlarmHistory,
} from './hooks/useAlarmHistory.js'
export {
  type UseAlarmHistoryListParameters,
  type UseAlarmHistoryListReturnType,
  useAlarmHistoryList,
} from './hooks/useAlarmHistoryList.js'
export {
  type UseCreateAlarmDefinitionParameters,
  type UseCreateAlarmDefinitionReturnType,
  useCreateAlarmDefinition,
} from './hooks/useCreateAlarmDefinition.js'
export {
  type UseCreateMetricsParameters,
  type UseCreateMetricsReturnType,
  useCreateMetrics,
} from './hooks/useCreateMetrics.js'
export {
  type UseCreateNotificationParameters,
  type UseCreateNotificationReturnType,
  useCreateNotification,
} from './hooks/useCreateNotification.js'
export {
  type UseDeleteAlarmParameters,
  type UseDeleteAlarmReturnType,
  useDeleteAlarm,
} from './hooks/useDeleteAlarm.js'
export {
  type UseDeleteAlarmDefinitionParameters,
  type UseDeleteAlarmDefinitionReturnType,
  useDeleteAlarmDefinition,
} from './hooks/useDeleteAlarmDefinition.js'
export {
  type UseDeleteNotificationParameters,
  type UseDeleteNotificationReturnType,
  useDeleteNotification,
} from './hooks/useDeleteNotification.js'
export {
  type UseDimensionNamesParameters,
  type UseDimensionNamesReturnType,
  useDimensionNames,
} from './hooks/useDimensionNames.js'
export {
  type UseDimensionValuesParameters,
  type UseDimensionValuesReturnType,
  useDimensionValues,
} from './hooks/useDimensionValues.js'
export { type UseDomainsParameters, type UseDomainsReturnType, useDomains } from './hooks/useDomains.js'
export {
  type UseInfiniteAlarmDefinitionsParameters,
  type UseInfiniteAlarmDefinitionsReturnType,
  useInfiniteAlarmDefinitions,
} from './hooks/useInfiniteAlarmDefinitions.js'
export {
  type UseInfiniteAlarmHistoryParameters,
  type UseInfiniteAlarmHistoryReturnType,
  useInfiniteAlarmHistory,
} from './hooks/useInfiniteAlarmHistory.js'
export {
  type UseInfiniteAlarmHistoryListParameters,
  type UseInfiniteAlarmHistoryListReturnType,
  useInfiniteAlarmHistoryList,
} from './hooks/useInfiniteAlarmHistoryList.js'
export {
  type UseInfiniteAlarmsParameters,
  type UseInfiniteAlarmsReturnType,
  useInfiniteAlarms,
} from './hooks/useInfiniteAlarms.js'
export {
  type UseInfiniteDimensionValuesParameters,
  type UseInfiniteDimensionValuesReturnType,
  useInfiniteDimensionValues,
} from './hooks/useInfiniteDimensionValues.js'
export {
  type UseInfiniteMetricNamesParameters,
  type UseInfiniteMetricNamesReturnType,
  useInfiniteMetricNames,
} from './hooks/useInfiniteMetricNames.js'
export {
  type UseInfiniteMetricsParameters,
  type UseInfiniteMetricsReturnType,
  useInfiniteMetrics,
} from './hooks/useInfiniteMetrics.js'
export {
  type UseInfiniteNotificationsParameters,
  type UseInfiniteNotificationsReturnType,
  useInfiniteNotifications,
} from './hooks/useInfiniteNotifications.js'
export {
  type UseMeasurementColumnsParameters,
  type UseMeasurementColumnsReturnType,
  useMeasurementColumns,
} from './hooks/useMeasurementColumns.js'
export {
  type UseMeasurementsParameters,
  type UseMeasurementsReturnType,
  useMeasurements,
} from './hooks/useMeasurements.js'
export {
  type UseMetricNamesParameters,
  type UseMetricNamesReturnType,
  useMetricNames,
} from './hooks/useMetricNames.js'
export {
  type UseNotificationParameters,
  type UseNotificationReturnType,
  useNotification,
} from './hooks/useNotification.js'
export {
  type UseNotificationTypesParameters,
  type UseNotificationTypesReturnType,
  useNotificationTypes,
} from './hooks/useNotificationTypes.js'
export {
  type UsePatchAlarmParameters,
  type UsePatchAlarmReturnType,
  usePatchAlarm,
} from './hooks/usePatchAlarm.js'
export {
  type UsePatchAlarmDefinitionParameters,
  type UsePatchAlarmDefinitionReturnType,
  usePatchAlarmDefinition,
} from './hooks/usePatchAlarmDefinition.js'
export {
  type UsePatchAlarmsParameters,
  type UsePatchAlarmsReturnType,
  usePatchAlarms,
} from './hooks/usePatchAlarms.js'
export {
  type UsePatchNotificationParameters,
  type UsePatchNotificationReturnType,
  usePatchNotification,
} from './hooks/usePatchNotification.js'
export { type UseProjectsParameters, type UseProjectsReturnType, useProjects } from './hooks/useProjects.js'
export {
  type UseSessionReturnType,
  useSession,
} from './hooks/useSession.js'
export { useSessionManager } from './hooks/useSessionManager.js'
export { type UseSignOutReturnType, useSignOut } from './hooks/useSignOut.js'
export {
  type UseStatisticColumnsParameters,
  type UseStatisticColumnsReturnType,
  useStatisticColumns,
} from './hooks/useStatisticColumns.js'
export {
  type UseStatisticsParameters,
  type UseStatisticsReturnType,
  useStatistics,
} from './hooks/useStatistics.js'
export { type UseSwitchProjectReturnType, useSwitchProject } from './hooks/useSwitchProject.js'
export { type UseSwitchScopeReturnType, useSwitchScope } from './hooks/useSwitchScope.js'
export {
  type UseTimeRangeParameters,
  type UseTimeRangeReturnType,
  useTimeRange,
} from './hooks/useTimeRange.js'
export {
  type UseUpdateAlarmParameters,
  type UseUpdateAlarmReturnType,
  useUpdateAlarm,
} from './hooks/useUpdateAlarm.js'
export {
  type UseUpdateAlarmDefinitionParameters,
  type UseUpdateAlarmDefinitionReturnType,
  useUpdateAlarmDefinition,
} from './hooks/useUpdateAlarmDefinition.js'
export {
  type UseUpdateNotificationParameters,
  type UseUpdateNotificationReturnType,
  useUpdateNotification,
} from './hooks/useUpdateNotification.js'
export { MonascaProvider, type MonascaProviderProps } from './provider/MonascaProvider.js'
export { ProviderNotFoundError } from './provider/ProviderNotFoundError.js'
export { useMonascaClient } from './provider/useMonascaClient.js'
export type { TimeRange } from './query/timeRange.js'
export { SessionProvider, type SessionProviderProps } from './session/SessionProvider.js'
export { SignedIn, type SignedInProps } from './session/SignedIn.js'
export { SignedOut } from './session/SignedOut.js'
export type { SessionState } from './session/sessionState.js'

export {
  useAlarmDefinition,
  useAlarmDefinitions,
  useCreateAlarmDefinition,
  useDeleteAlarmDefinition,
  useInfiniteAlarmDefinitions,
  usePatchAlarmDefinition,
  useUpdateAlarmDefinition,
} from './hooks/alarmDefinitions.js'
export {
  useAlarm,
  useAlarmCount,
  useAlarmHistory,
  useAlarmHistoryList,
  useAlarms,
  useDeleteAlarm,
  useInfiniteAlarmHistory,
  useInfiniteAlarmHistoryList,
  useInfiniteAlarms,
  usePatchAlarm,
  usePatchAlarms,
  useUpdateAlarm,
} from './hooks/alarms.js'
export { useChangeAlarms, useDeleteAlarms, useUndoAlarmChanges } from './hooks/bulkAlarms.js'
export {
  useCreateMetrics,
  useDimensionNames,
  useDimensionValues,
  useInfiniteDimensionValues,
  useInfiniteMetricNames,
  useInfiniteMetrics,
  useMetricNames,
  useMetrics,
} from './hooks/metrics.js'
export {
  useCreateNotification,
  useDeleteNotification,
  useInfiniteNotifications,
  useNotification,
  useNotifications,
  useNotificationTypes,
  usePatchNotification,
  useUpdateNotification,
} from './hooks/notifications.js'
export {
  type UseSwitchProjectReturnType,
  type UseSwitchScopeReturnType,
  useDomains,
  useProjects,
  useSwitchProject,
  useSwitchScope,
} from './hooks/scopes.js'
export {
  useLiveSeries,
  useMeasurementColumns,
  useMeasurements,
  useStatisticColumns,
  useStatistics,
} from './hooks/series.js'
export {
  type UseServerSignInReturnType,
  type UseSignInReturnType,
  type UseSignOutReturnType,
  useConnectionStore,
  useServerSignIn,
  useSession,
  useSessionManager,
  useSignIn,
  useSignOut,
} from './hooks/session.js'
export type { UseInfiniteRead, UseRead, UseWrite } from './hooks/types.js'
export {
  type UseAlarmExplanationParameters,
  type UseAlarmExplanationReturnType,
  useAlarmExplanation,
} from './hooks/useAlarmExplanation.js'
export { useApplyDefinitionPlan } from './hooks/useApplyDefinitionPlan.js'
export {
  type UseKeepPreviousDataParameters,
  type UseKeepPreviousDataReturnType,
  useKeepPreviousData,
} from './hooks/useKeepPreviousData.js'
export { type UseLiveStateReturnType, useLiveState } from './hooks/useLiveState.js'
export { useLiveStatus } from './hooks/useLiveStatus.js'
export {
  type UseTimeRangeParameters,
  type UseTimeRangeReturnType,
  useTimeRange,
} from './hooks/useTimeRange.js'
export { BatchReadsProvider, type BatchReadsProviderProps } from './provider/BatchReadsProvider.js'
export { MonascaProvider, type MonascaProviderProps } from './provider/MonascaProvider.js'
export { ProviderNotFoundError } from './provider/ProviderNotFoundError.js'
export { useMonascaClient } from './provider/useMonascaClient.js'
export { useRequester } from './provider/useRequester.js'
export type { ApplyDefinitionPlanVariables } from './query/applyDefinitionPlan.js'
export type {
  AlarmChange,
  AlarmOutcome,
  BulkAlarmsProgress,
  BulkAlarmsResult,
  MatchingAlarms,
} from './query/bulkAlarms.js'
export type { InfiniteReadParameters } from './query/infiniteQueryOptions.js'
export type { LiveState, LiveStatus } from './query/liveStatus.js'
export type { WriteParameters } from './query/mutationOptions.js'
export type { ReadData, ReadParameters } from './query/queryOptions.js'
export type { TimeRange } from './query/timeRange.js'
export { ConnectionProvider, type ConnectionProviderProps } from './session/ConnectionProvider.js'
export {
  type Connection,
  type ConnectionStore,
  type ConnectionStoreOptions,
  createConnectionStore,
  type Server,
} from './session/connectionStore.js'
export {
  RedirectToSignIn,
  type RedirectToSignInProps,
  type RedirectToSignInState,
} from './session/RedirectToSignIn.js'
export { SessionProvider, type SessionProviderProps } from './session/SessionProvider.js'
export { SignedIn, type SignedInProps } from './session/SignedIn.js'
export { SignedOut } from './session/SignedOut.js'
export type { SessionState } from './session/sessionState.js'

export {
  type AccessInfo,
  type CatalogEndpoint,
  createAccessInfo,
  type EndpointFilter,
  type Interface,
  ServiceCatalog,
  type ServiceProvider,
} from './access/index.js'
export {
  type Adapter,
  type AdapterDefaults,
  type AdapterOptions,
  type AdapterRequest,
  type AllVersionData,
  createAdapter,
  type DiscoveryCache,
  type EndpointDataParameters,
  type GetAllVersionDataParameters,
  getAllVersionData,
  getApiMajorVersion,
  getEndpointData,
  type Microversion,
  type VersionData,
} from './adapter/index.js'
export {
  type Client,
  type CreateClientOptions,
  createClient,
  type PasswordClientOptions,
  type SessionClientOptions,
  type SharedClientOptions,
  type TokenClientOptions,
} from './client/index.js'
export {
  type AllowedVersions,
  type DiscoveredVersion,
  type DiscoveryOptions,
  type EndpointData,
  formatVersion,
  microversionHeaders,
  normalizeVersion,
  type Version,
  type VersionFilter,
  type VersionInput,
  versionBetween,
  versionMatch,
} from './discovery/index.js'
export {
  AuthorizationFailureError,
  BadRequestError,
  BaseError,
  type BaseErrorOptions,
  ConflictError,
  ConnectionError,
  type ConnectionErrorOptions,
  CorsError,
  DiscoveryError,
  EmptyCatalogError,
  EndpointNotFoundError,
  type EndpointNotFoundErrorOptions,
  ForbiddenError,
  HttpRequestError,
  type HttpRequestErrorOptions,
  IdentityChangedError,
  InvalidCredentialsError,
  InvalidOidcDiscoveryDocumentError,
  InvalidParameterError,
  InvalidResponseError,
  InvalidTokenError,
  isBaseError,
  MethodNotAllowedError,
  MissingAuthMethodsError,
  type MissingAuthMethodsErrorOptions,
  MultipleMetricsError,
  NotFoundError,
  OidcAccessTokenEndpointNotFoundError,
  OidcDeviceAuthorizationEndpointNotFoundError,
  OidcDeviceAuthorizationTimeoutError,
  OidcGrantNotSupportedError,
  OidcIssuerMismatchError,
  OidcTokenError,
  PagingError,
  type PagingErrorOptions,
  PayloadTooLargeError,
  PluginNotSupportedError,
  RedirectError,
  ResponseTooLargeError,
  ScopeNotFoundError,
  ServerError,
  ServiceUnavailableError,
  SignInCallbackError,
  type SignInCallbackReason,
  type SignInReason,
  SignInRequiredError,
  SignInWindowError,
  type SignInWindowReason,
  StoredSessionError,
  TimeoutError,
  TokenHeaderUnreadableError,
  TooManyRequestsError,
  UnauthorizedError,
  UnprocessableEntityError,
  UnsafeUrlError,
  UntrustedOriginError,
} from './errors/index.js'
export type { AuthContext, AuthPlugin, WaitOptions } from './identity/index.js'
export { createCurlLogger, type LogPart, type LogWriter, redactExchange } from './logging/index.js'
export {
  type CreateAlarmDefinitionParameters,
  type CreateAlarmDefinitionReturnType,
  createAlarmDefinition,
} from './monitoring/alarmDefinitions/createAlarmDefinition.js'
export {
  type DeleteAlarmDefinitionParameters,
  type DeleteAlarmDefinitionReturnType,
  deleteAlarmDefinition,
} from './monitoring/alarmDefinitions/deleteAlarmDefinition.js'
export {
  type GetAlarmDefinitionParameters,
  type GetAlarmDefinitionReturnType,
  getAlarmDefinition,
} from './monitoring/alarmDefinitions/getAlarmDefinition.js'
export {
  type ListAlarmDefinitionsParameters,
  type ListAlarmDefinitionsReturnType,
  listAlarmDefinitions,
} from './monitoring/alarmDefinitions/listAlarmDefinitions.js'
export {
  type PatchAlarmDefinitionParameters,
  type PatchAlarmDefinitionReturnType,
  patchAlarmDefinition,
} from './monitoring/alarmDefinitions/patchAlarmDefinition.js'
export {
  type UpdateAlarmDefinitionParameters,
  type UpdateAlarmDefinitionReturnType,
  updateAlarmDefinition,
} from './monitoring/alarmDefinitions/updateAlarmDefinition.js'
export type {
  AlarmDefinition,
  AlarmDefinitionFields,
  Severity,
} from './monitoring/alarmDefinitions.js'
export type { AlarmHistoryEntry, SubAlarm, SubAlarmExpression } from './monitoring/alarmHistory.js'
export type { AlarmFilter } from './monitoring/alarms/alarmFilter.js'
export {
  type AlarmCount,
  type AlarmGroup,
  type CountAlarmsParameters,
  type CountAlarmsReturnType,
  countAlarms,
} from './monitoring/alarms/countAlarms.js'
export {
  type DeleteAlarmParameters,
  type DeleteAlarmReturnType,
  deleteAlarm,
} from './monitoring/alarms/deleteAlarm.js'
export { type GetAlarmParameters, type GetAlarmReturnType, getAlarm } from './monitoring/alarms/getAlarm.js'
export {
  type GetAlarmHistoryParameters,
  type GetAlarmHistoryReturnType,
  getAlarmHistory,
} from './monitoring/alarms/getAlarmHistory.js'
export {
  type ListAlarmHistoryParameters,
  type ListAlarmHistoryReturnType,
  listAlarmHistory,
} from './monitoring/alarms/listAlarmHistory.js'
export {
  type ListAlarmsParameters,
  type ListAlarmsReturnType,
  listAlarms,
} from './monitoring/alarms/listAlarms.js'
export {
  type PatchAlarmParameters,
  type PatchAlarmReturnType,
  patchAlarm,
} from './monitoring/alarms/patchAlarm.js'
export {
  type UpdateAlarmParameters,
  type UpdateAlarmReturnType,
  updateAlarm,
} from './monitoring/alarms/updateAlarm.js'
export type { Alarm, AlarmFields, AlarmMetric, AlarmState } from './monitoring/alarms.js'
export type { DimensionFilter, Dimensions } from './monitoring/dimensions.js'
export {
  type CreateMetricsOptions,
  type CreateMetricsParameters,
  type CreateMetricsReturnType,
  createMetrics,
} from './monitoring/metrics/createMetrics.js'
export {
  type ListDimensionNamesParameters,
  type ListDimensionNamesReturnType,
  listDimensionNames,
} from './monitoring/metrics/listDimensionNames.js'
export {
  type ListDimensionValuesParameters,
  type ListDimensionValuesReturnType,
  listDimensionValues,
} from './monitoring/metrics/listDimensionValues.js'
export {
  type ListMeasurementColumnsParameters,
  type ListMeasurementColumnsReturnType,
  listMeasurementColumns,
} from './monitoring/metrics/listMeasurementColumns.js'
export {
  type ListMeasurementsParameters,
  type ListMeasurementsReturnType,
  listMeasurements,
  type Measurement,
  type MeasurementSeries,
} from './monitoring/metrics/listMeasurements.js'
export {
  type ListMetricNamesParameters,
  type ListMetricNamesReturnType,
  listMetricNames,
} from './monitoring/metrics/listMetricNames.js'
export {
  type ListMetricsParameters,
  type ListMetricsReturnType,
  listMetrics,
} from './monitoring/metrics/listMetrics.js'
export {
  type ListStatisticColumnsParameters,
  type ListStatisticColumnsReturnType,
  listStatisticColumns,
} from './monitoring/metrics/listStatisticColumns.js'
export {
  type ListStatisticsParameters,
  type ListStatisticsReturnType,
  listStatistics,
  type Statistic,
  type StatisticName,
  type StatisticSeries,
} from './monitoring/metrics/listStatistics.js'
export type { Metric } from './monitoring/metrics/metric.js'
export type { MetricInput } from './monitoring/metrics.js'
export {
  type CreateNotificationParameters,
  type CreateNotificationReturnType,
  createNotification,
} from './monitoring/notifications/createNotification.js'
export {
  type DeleteNotificationParameters,
  type DeleteNotificationReturnType,
  deleteNotification,
} from './monitoring/notifications/deleteNotification.js'
export {
  type GetNotificationParameters,
  type GetNotificationReturnType,
  getNotification,
} from './monitoring/notifications/getNotification.js'
export {
  type ListNotificationsParameters,
  type ListNotificationsReturnType,
  listNotifications,
} from './monitoring/notifications/listNotifications.js'
export {
  type PatchNotificationParameters,
  type PatchNotificationReturnType,
  patchNotification,
} from './monitoring/notifications/patchNotification.js'
export {
  type UpdateNotificationParameters,
  type UpdateNotificationReturnType,
  updateNotification,
} from './monitoring/notifications/updateNotification.js'
export type {
  NotificationFields,
  NotificationMethod,
  NotificationType,
} from './monitoring/notifications.js'
export {
  type ListNotificationTypesParameters,
  type ListNotificationTypesReturnType,
  listNotificationTypes,
} from './monitoring/notificationTypes/listNotificationTypes.js'
export { all } from './monitoring/paging/all.js'
export type { ListIterator } from './monitoring/paging/cancellable.js'
export { type ListAllReturnType, listAll } from './monitoring/paging/listAll.js'
export type { AnyPage, ListFunction, PageElement } from './monitoring/paging/listFunction.js'
export { pages } from './monitoring/paging/pages.js'
export type { PagingOptions, PagingProgress } from './monitoring/paging/pagingOptions.js'
export type { MonitoringRequest, Page, Requester, RequestOptions } from './monitoring/requester.js'
export type { SeriesParameters } from './monitoring/series.js'
export type { Time } from './monitoring/time.js'
export { type ColumnSeries, metricKey, type SeriesIdentity, type SparseValueMeta } from './series/index.js'
export {
  type AuthOptions,
  type CreateSessionOptions,
  createLimiter,
  createSession,
  type LimiterOptions,
  type Project,
  type Session,
  type SessionRequest,
  type SessionResponse,
  type Timing,
} from './session/index.js'
export type {
  BodyDecoder,
  Exchange,
  ExchangeListener,
  Fetch,
  Limiter,
  Query,
  RequestPolicy,
  Transport,
  TransportOptions,
  TransportRequest,
  TransportResponse,
} from './transport/index.js'

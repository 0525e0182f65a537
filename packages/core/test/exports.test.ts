import { expect, test } from 'vitest'
import * as definitions from '../src/definitions/index.js'
import * as evaluation from '../src/evaluation/index.js'
import * as expression from '../src/expression/index.js'
import * as identity from '../src/identity/index.js'
import * as core from '../src/index.js'
import * as bundle from '../src/monasca.js'
import * as series from '../src/series/index.js'
import * as session from '../src/session/index.js'
import * as testing from '../src/testing/index.js'
import * as time from '../src/time/index.js'
import * as units from '../src/units/index.js'

// Every change of the package's exports is visible here.

test('entry: @monasca/core', () => {
  expect(Object.keys(core).sort()).toMatchInlineSnapshot(`
    [
      "AuthorizationFailureError",
      "BadRequestError",
      "BaseError",
      "ConflictError",
      "ConnectionError",
      "CorsError",
      "DiscoveryError",
      "EmptyCatalogError",
      "EndpointNotFoundError",
      "ForbiddenError",
      "HttpRequestError",
      "IdentityChangedError",
      "InvalidCredentialsError",
      "InvalidOidcDiscoveryDocumentError",
      "InvalidParameterError",
      "InvalidResponseError",
      "InvalidTokenError",
      "MethodNotAllowedError",
      "MissingAuthMethodsError",
      "MultipleMetricsError",
      "NoRoleError",
      "NotFoundError",
      "OidcAccessTokenEndpointNotFoundError",
      "OidcDeviceAuthorizationEndpointNotFoundError",
      "OidcDeviceAuthorizationTimeoutError",
      "OidcGrantNotSupportedError",
      "OidcIssuerMismatchError",
      "OidcTokenError",
      "PagingError",
      "PayloadTooLargeError",
      "PluginNotSupportedError",
      "RedirectError",
      "ResponseTooLargeError",
      "ScopeNotFoundError",
      "ServerError",
      "ServiceCatalog",
      "ServiceUnavailableError",
      "SignInCallbackError",
      "SignInLoopError",
      "SignInRequiredError",
      "SignInWindowError",
      "StoredSessionError",
      "TimeoutError",
      "TokenHeaderUnreadableError",
      "TooManyRequestsError",
      "UnauthorizedError",
      "UnprocessableEntityError",
      "UnsafeUrlError",
      "UntrustedOriginError",
      "all",
      "batchReads",
      "bindClient",
      "countAlarms",
      "createAccessInfo",
      "createAdapter",
      "createAlarmDefinition",
      "createClient",
      "createCurlLogger",
      "createLimiter",
      "createMetrics",
      "createNotification",
      "createRequester",
      "createSession",
      "deleteAlarm",
      "deleteAlarmDefinition",
      "deleteNotification",
      "formatVersion",
      "getAlarm",
      "getAlarmDefinition",
      "getAlarmHistory",
      "getAllVersionData",
      "getApiMajorVersion",
      "getEndpointData",
      "getNotification",
      "isBaseError",
      "listAlarmDefinitions",
      "listAlarmHistory",
      "listAlarms",
      "listAll",
      "listDimensionNames",
      "listDimensionValues",
      "listMeasurementColumns",
      "listMeasurements",
      "listMetricNames",
      "listMetrics",
      "listNotificationTypes",
      "listNotifications",
      "listStatisticColumns",
      "listStatistics",
      "metricKey",
      "microversionHeaders",
      "normalizeVersion",
      "pages",
      "patchAlarm",
      "patchAlarmDefinition",
      "patchNotification",
      "redactExchange",
      "updateAlarm",
      "updateAlarmDefinition",
      "updateNotification",
      "versionBetween",
      "versionMatch",
    ]
  `)
})

test('entry: @monasca/core/identity', () => {
  expect(Object.keys(identity).sort()).toMatchInlineSnapshot(`
    [
      "AccessInfoPlugin",
      "FederationPlugin",
      "HttpBasic",
      "IdentityPlugin",
      "Keystone2Keystone",
      "NoAuth",
      "Password",
      "ServiceTokenAuthWrapper",
      "Token",
      "TokenEndpoint",
      "V2Password",
      "V2Token",
      "V3AdfsPassword",
      "V3ApplicationCredential",
      "V3Auth",
      "V3FedKerb",
      "V3Kerberos",
      "V3MultiFactor",
      "V3OAuth1",
      "V3OAuth2ClientCredential",
      "V3OAuth2mTlsClientCredential",
      "V3OidcAccessToken",
      "V3OidcAuthorizationCode",
      "V3OidcClientCredentials",
      "V3OidcDeviceAuthorization",
      "V3OidcPassword",
      "V3Password",
      "V3SamlPassword",
      "V3TOTP",
      "V3Token",
      "V3TokenlessAuth",
      "applicationCredentialMethod",
      "browserStorage",
      "memoryStorage",
      "passwordMethod",
      "receiptMethod",
      "restoreAuthState",
      "saveAuthState",
      "tokenMethod",
      "totpMethod",
    ]
  `)
})

test('entry: @monasca/core/session', () => {
  expect(Object.keys(session).sort()).toMatchInlineSnapshot(`
    [
      "browserPage",
      "createLimiter",
      "createOpenId",
      "createSession",
      "createSessionManager",
      "createWebSsoUrl",
      "formatSessionCookie",
      "formatTokenCookie",
      "handlePopupCallback",
      "readSessionCookie",
      "readTokenCookie",
      "redirectToSignIn",
      "resolveReturnTo",
      "syncSessionCookie",
      "withApplicationCredential",
      "withPassword",
      "withToken",
      "withTotp",
    ]
  `)
})

test('entry: @monasca/core/testing', () => {
  expect(Object.keys(testing).sort()).toMatchInlineSnapshot(`
    [
      "createScriptedFetch",
      "createV2Catalog",
      "createV2Token",
      "createV3Catalog",
      "createV3Token",
      "createVersion",
      "createVersionDocument",
      "preloadModules",
      "standardEndpoints",
    ]
  `)
})

test('entry: @monasca/core/expression', () => {
  expect(Object.keys(expression).sort()).toMatchInlineSnapshot(`
    [
      "ExpressionSyntaxError",
      "and",
      "applyEdits",
      "avg",
      "compareExpressions",
      "completeExpression",
      "count",
      "expressionsEqual",
      "findImmutableChanges",
      "formatExpression",
      "isDeterministic",
      "last",
      "lintExpression",
      "listSubExpressions",
      "max",
      "min",
      "or",
      "parseExpression",
      "sum",
      "toExpressionData",
    ]
  `)
})

test('entry: @monasca/core/definitions', () => {
  expect(Object.keys(definitions).sort()).toMatchInlineSnapshot(`
    [
      "DefinitionDocumentError",
      "applyDefinitionPlan",
      "formatDefinitionDocument",
      "listPlanSteps",
      "planDefinitions",
      "readDefinitionDocument",
    ]
  `)
})

test('entry: @monasca/core/evaluation', () => {
  expect(Object.keys(evaluation).sort()).toMatchInlineSnapshot(`
    [
      "BacktestWorkerError",
      "DefinitionEvaluator",
      "Evaluator",
      "SubAlarmEvaluator",
      "alarmTimeline",
      "backtest",
      "createBacktestWorker",
      "explainAlarm",
      "planAlarmSeries",
      "prepareBacktest",
      "previewAlarms",
      "runBacktest",
      "serveBacktests",
    ]
  `)
})

test('entry: @monasca/core/series', () => {
  expect(Object.keys(series).sort()).toMatchInlineSnapshot(`
    [
      "DecoderWorkerError",
      "JsonSyntaxError",
      "aggregateSeries",
      "alignSeries",
      "choosePeriod",
      "columnsFromJson",
      "concatSeries",
      "createAligner",
      "createDecoderWorker",
      "createSeriesDecoder",
      "deserializeSeries",
      "mergeRefresh",
      "mergeSeries",
      "metricKey",
      "planRefresh",
      "serializeSeries",
      "serveDecoders",
      "sliceSeries",
      "snapRange",
      "sumSeries",
    ]
  `)
})

test('entry: @monasca/core/time', () => {
  expect(Object.keys(time).sort()).toMatchInlineSnapshot(`
    [
      "InvalidTimeError",
      "formatTimePoint",
      "formatTimeRange",
      "fromWallTime",
      "isNow",
      "parseTimePoint",
      "parseTimeRange",
      "parseZone",
      "resolveTimePoint",
      "resolveTimeRange",
      "toWallTime",
      "tryParseTimeRange",
      "zoneOffset",
    ]
  `)
})

test('entry: @monasca/core/units', () => {
  expect(Object.keys(units).sort()).toMatchInlineSnapshot(`
    [
      "formatAxisValue",
      "formatValue",
      "isBinaryUnit",
      "metricUnits",
      "unitOfMetric",
    ]
  `)
})

test('entry: @monasca/core/bundle exports what all entries for browsers export', () => {
  const entries = [core, identity, session, series, expression, evaluation, definitions, time, units]
  expect({ ...bundle }).toEqual(Object.assign({}, ...entries))
})

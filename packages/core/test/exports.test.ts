import { expect, test } from 'vitest'
import * as expression from '../src/expression/index.js'
import * as identity from '../src/identity/index.js'
import * as core from '../src/index.js'
import * as testing from '../src/testing/index.js'

// A change of what the package offers is always a visible line here.

test('entry: @monasca/core', () => {
  expect(Object.keys(core).sort()).toMatchInlineSnapshot(`
    [
      "AuthorizationFailureError",
      "BadRequestError",
      "BaseError",
      "ConflictError",
      "ConnectionError",
      "DiscoveryError",
      "EmptyCatalogError",
      "EndpointNotFoundError",
      "ForbiddenError",
      "HttpRequestError",
      "InvalidCredentialsError",
      "InvalidOidcDiscoveryDocumentError",
      "InvalidParameterError",
      "InvalidResponseError",
      "InvalidTokenError",
      "MethodNotAllowedError",
      "MissingAuthMethodsError",
      "MultipleMetricsError",
      "NotFoundError",
      "OidcAccessTokenEndpointNotFoundError",
      "OidcDeviceAuthorizationEndpointNotFoundError",
      "OidcDeviceAuthorizationTimeoutError",
      "OidcGrantNotSupportedError",
      "OidcTokenError",
      "PayloadTooLargeError",
      "PluginNotSupportedError",
      "RedirectError",
      "ScopeNotFoundError",
      "ServerError",
      "ServiceCatalog",
      "ServiceUnavailableError",
      "TimeoutError",
      "TokenHeaderUnreadableError",
      "TooManyRequestsError",
      "UnauthorizedError",
      "UnprocessableEntityError",
      "countAlarms",
      "createAccessInfo",
      "createAlarmDefinition",
      "createClient",
      "createCurlLogger",
      "createLimiter",
      "createMetrics",
      "createNotification",
      "createSession",
      "deleteAlarm",
      "deleteAlarmDefinition",
      "deleteNotification",
      "getAlarm",
      "getAlarmDefinition",
      "getAlarmHistory",
      "getNotification",
      "isBaseError",
      "listAlarmDefinitions",
      "listAlarmHistory",
      "listAlarms",
      "listDimensionNames",
      "listDimensionValues",
      "listMeasurements",
      "listMetricNames",
      "listMetrics",
      "listNotificationTypes",
      "listNotifications",
      "listStatistics",
      "metricKey",
      "patchAlarm",
      "patchAlarmDefinition",
      "patchNotification",
      "redactExchange",
      "updateAlarm",
      "updateAlarmDefinition",
      "updateNotification",
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
      "passwordMethod",
      "receiptMethod",
      "tokenMethod",
      "totpMethod",
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
      "standardEndpoints",
    ]
  `)
})

test('entry: @monasca/core/expression', () => {
  expect(Object.keys(expression).sort()).toMatchInlineSnapshot(`
    [
      "ExpressionSyntaxError",
      "findImmutableChanges",
      "formatExpression",
      "isDeterministic",
      "listSubExpressions",
      "parseExpression",
      "toExpressionData",
    ]
  `)
})

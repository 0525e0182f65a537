export type { EndpointFilter } from '../access/index.js'
export type { AuthContext, AuthPlugin, StateStorage, WaitOptions } from '../identity/index.js'
export type {
  BodyDecoder,
  Exchange,
  ExchangeListener,
  Fetch,
  Limiter,
  Query,
  RequestPolicy,
  TransportOptions,
} from '../transport/index.js'
export type { CookieOptions } from './cookies/cookie.js'
export type { InitialSession } from './cookies/initialSession.js'
export {
  formatSessionCookie,
  readSessionCookie,
  type SyncSessionCookieOptions,
  syncSessionCookie,
} from './cookies/sessionCookie.js'
export { formatTokenCookie, readTokenCookie, type TokenCookieOptions } from './cookies/tokenCookie.js'
export { createLimiter, type LimiterOptions } from './createLimiter.js'
export { type CreateSessionOptions, createSession } from './createSession.js'
export { createSessionManager } from './manager/manager.js'
export { createWebSsoUrl, type WebSsoOptions } from './manager/methods/createWebSsoUrl.js'
export type { SignInMethod, SignInMethodName } from './manager/methods/signInMethod.js'
export {
  type WithApplicationCredentialOptions,
  withApplicationCredential,
} from './manager/methods/withApplicationCredential.js'
export { type WithPasswordOptions, withPassword } from './manager/methods/withPassword.js'
export { withToken } from './manager/methods/withToken.js'
export { type WithTotpOptions, withTotp } from './manager/methods/withTotp.js'
export { handlePopupCallback } from './manager/openid/answerRelay.js'
export { createOpenId } from './manager/openid/createOpenId.js'
export type { OpenId, RedirectOptions, WindowOptions } from './manager/openid/openId.js'
export type { OpenIdOptions } from './manager/openid/openIdOptions.js'
export { resolveReturnTo } from './manager/openid/resolveReturnTo.js'
export { browserPage, type PageEvent, type PopupWindow, type SessionPage } from './manager/ports/page.js'
export type { Channel, Locks, Platform } from './manager/ports/platform.js'
export type { ScopeChoice } from './manager/ports/scope.js'
export type { SessionLogger, SessionLogRecord } from './manager/sessionLog.js'
export type {
  SessionDomain,
  SessionManager,
  SessionManagerOptions,
  SessionScope,
  SessionSnapshot,
  SessionStatus,
  SessionStorageChoice,
  SessionUser,
  SignInChallenge,
  SignInOptions,
  SignOutOptions,
  SignOutResult,
} from './manager/sessionManager.js'
export { type RedirectToSignInOptions, redirectToSignIn } from './redirectToSignIn.js'
export type { AuthOptions, Project, Session, SessionRequest, SessionResponse, Timing } from './session.js'

export { createSessionManager } from './createSessionManager.js'
export { createWebSsoUrl, type WebSsoOptions } from './createWebSsoUrl.js'
export { relayAnswer } from './openid/answerRelay.js'
export { createOpenId } from './openid/createOpenId.js'
export type { OpenId, RedirectOptions, WindowOptions } from './openid/openId.js'
export type { OpenIdOptions } from './openid/openIdOptions.js'
export { resolveReturnTo } from './openid/resolveReturnTo.js'
export { browserPage, type PageEvent, type PopupWindow, type SessionPage } from './page.js'
export type { Channel, Locks, Platform } from './platform.js'
export type {
  ScopeChoice,
  SessionDomain,
  SessionManager,
  SessionManagerOptions,
  SessionScope,
  SessionSnapshot,
  SessionStatus,
  SessionStorageChoice,
  SessionUser,
  SignInChallenge,
  SignOutOptions,
  SignOutResult,
} from './sessionManager.js'
export {
  type ApplicationCredentialWayOptions,
  applicationCredentialWay,
} from './ways/applicationCredentialWay.js'
export { type PasswordWayOptions, passwordWay } from './ways/passwordWay.js'
export { tokenWay } from './ways/tokenWay.js'
export { type TotpWayOptions, totpWay } from './ways/totpWay.js'
export type { WayIn, WayInName } from './ways/wayIn.js'

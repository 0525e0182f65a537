export { createSessionManager } from './createSessionManager.js'
export { createWebSsoUrl, type WebSsoOptions } from './createWebSsoUrl.js'
export type { SignInMethod, SignInMethodName } from './methods/signInMethod.js'
export {
  type WithApplicationCredentialOptions,
  withApplicationCredential,
} from './methods/withApplicationCredential.js'
export { type WithPasswordOptions, withPassword } from './methods/withPassword.js'
export { withToken } from './methods/withToken.js'
export { type WithTotpOptions, withTotp } from './methods/withTotp.js'
export { handlePopupCallback } from './openid/answerRelay.js'
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

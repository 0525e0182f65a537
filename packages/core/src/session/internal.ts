// What other folders import: sessions without the session manager.
export { createLimiter, type LimiterOptions } from './createLimiter.js'
export { type CreateSessionOptions, createSession } from './createSession.js'
export { refuseNodeOptions } from './refuseNodeOptions.js'
export type { AuthOptions, Project, Session, SessionRequest, SessionResponse, Timing } from './session.js'
export { warnOnConsole } from './warn.js'

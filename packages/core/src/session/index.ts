export { type CreateSessionOptions, createSession } from './createSession.js'
export { refuseNodeOptions } from './refuseNodeOptions.js'
export type { Project, Session, SessionRequest, SessionResponse, Timing } from './session.js'
export { warnOnConsole } from './warn.js'

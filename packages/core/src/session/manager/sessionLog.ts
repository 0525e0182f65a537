import type { SignInMethodName } from './methods/signInMethod.js'

/** An error in the log: its name and message, which never hold a secret. */
export type LoggedError = { name: string; message: string }

/** A decision of a session manager, for the option `logger`. Plain JSON, without tokens, codes and passwords. */
export type SessionLogRecord =
  /** `restore` has finished. */
  | { event: 'restored'; signedIn: boolean }
  | { event: 'signed-in'; method: SignInMethodName }
  | ({ event: 'sign-in-failed' } & LoggedError)
  /** The user must prove more; `methods` are those that Keystone requires. */
  | { event: 'challenged'; methods: readonly string[] }
  /** This tab has got a new token from the credential. */
  | { event: 'renewed'; method: SignInMethodName }
  /** `retryAt` is in milliseconds since the epoch. */
  | ({ event: 'renewal-failed'; retryAt: number } & LoggedError)
  /** Another tab, or the storage, has a newer session: a sign-in, a renewal, or a token of a further scope. */
  | { event: 'adopted'; change: 'signed-in' | 'renewed' | 'updated' }
  /** The session cannot be renewed without the user. */
  | { event: 'expired'; reason: string }
  /** A service or Keystone has refused a token before its end. */
  | { event: 'token-refused' }
  | { event: 'scope-changed'; scope: 'project' | 'domain' | 'system' | 'unscoped'; id: string | undefined }
  | { event: 'signed-out'; by: 'this tab' | 'another tab' }

/** Takes the records: a function, or a logger with a method for details, such as pino's or the console. */
export type SessionLogger = ((record: SessionLogRecord) => void) | { debug(record: SessionLogRecord): void }

import { type AccessInfo, type Fields, fieldsOf, readV3Access, textOf } from '../../../access/index.js'
import { isToken, longestClockOffset, type ProviderTokens } from '../../../identity/internal.js'
import type { SignInMethodName } from '../methods/signInMethod.js'
import {
  custom,
  object,
  oneOf,
  optional,
  readJson,
  readValue,
  text,
  toJson,
  whole,
  within,
} from './schema.js'

/** A token, and what Keystone said about it. */
export type StoredToken = { token: string; body: Fields }

/**
 * All that tabs share of a session, secrets included: plain JSON. A record is never changed: the next one takes its
 * place.
 */
export type SessionRecord = {
  /**
   * Counts sign-ins and sign-outs, round and round (`nextCount`): whatever belongs to an earlier one loses against a
   * later one.
   */
  generation: number
  /** Names this sign-in. */
  id: string
  /** Counts what became of this sign-in, in the same way: renewals, and tokens of further scopes. */
  version: number
  /** Decides between two tabs that made the same version. */
  tabId: string
} & ({ ended: true } | LiveSession)

/** A session that has not been signed out of. */
export type LiveSession = {
  ended: false
  signInMethod: SignInMethodName
  /** The token that others are made from. */
  base: StoredToken
  /** By scope. All end with `base`. */
  scoped: Readonly<Record<string, StoredToken>>
  /** What the OpenID provider gave. */
  provider?: ProviderTokens | undefined
  /** A tab keeps a credential, such as the password, that renews the session without the user. */
  renewable: boolean
  /** Why the session cannot be renewed any more: the credential was refused. */
  expiredReason?: string | undefined
  /** Milliseconds that Keystone's clock is ahead of this machine's. */
  clockOffset: number
}

/** A record that has not been signed out of. */
export type LiveRecord = SessionRecord & LiveSession

/** Counters go round, so that no value that a storage or a tab hands over is the last one. */
const round = 2 ** 32

/** The count after this one. */
export function nextCount(count: number): number {
  return (count + 1) % round
}

/** Whether a count comes after another one: it is less than half a round ahead (RFC 1982). */
function isLater(count: number, other: number): boolean {
  return count !== other && (count - other + round) % round < round / 2
}

/** Whether the first record replaces the second one. The same in all tabs, whatever order they see records in. */
export function isNewer(record: SessionRecord, other: SessionRecord | undefined): boolean {
  if (!other) return true
  if (record.generation !== other.generation) return isLater(record.generation, other.generation)
  // If a sign-out and a sign-in happen at the same moment, the sign-out must not be lost.
  if (record.ended !== other.ended) return record.ended
  if (record.id !== other.id) return record.id > other.id
  if (record.version !== other.version) return isLater(record.version, other.version)
  return record.tabId > other.tabId
}

/** Characters: tokens may carry a whole catalog, or signed claims. */
const longestToken = 100_000
/** Milliseconds since the epoch: the last year that Keystone can write. */
const latestTime = Date.UTC(9999, 11, 31)

const name = text(255)
const secret = optional(text(longestToken))
const stored = object({
  // Anything else fits into no header.
  token: custom<string>((value) => isToken(value) && value.length <= longestToken),
  body: custom<Fields>((value) => textOf(fieldsOf(fieldsOf(value)['user'])['id']) !== undefined),
})
const named = { generation: whole(round - 1), id: name, version: whole(round - 1), tabId: name }
const ended = object({ ...named, ended: oneOf(true) })
const live = object({
  ...named,
  ended: oneOf(false),
  signInMethod: oneOf<SignInMethodName>('password', 'application-credential', 'totp', 'token', 'openid'),
  base: stored,
  scoped: custom<LiveSession['scoped']>(
    (value) =>
      fieldsOf(value) === value && Object.values(fieldsOf(value)).every((entry) => readValue(stored, entry)),
  ),
  provider: optional(
    object({
      accessToken: secret,
      expires: optional(within(0, latestTime)),
      refreshToken: secret,
      idToken: secret,
    }),
  ),
  renewable: oneOf(true, false),
  expiredReason: optional(text(1000)),
  clockOffset: within(-longestClockOffset, longestClockOffset),
})

/** Reads a record that another tab sent; `undefined` for anything else. */
export function readRecord(value: unknown): SessionRecord | undefined {
  return parseRecord(toJson(value))
}

/** Reads a record that a storage had; `undefined` for anything else. */
export function parseRecord(json: unknown): SessionRecord | undefined {
  return readJson(live, json) ?? readJson(ended, json)
}

const accesses = new WeakMap<StoredToken, AccessInfo>()

/** What Keystone says about a token, in the form that the rest of the library knows. Read once. */
export function accessOf(stored: StoredToken): AccessInfo {
  const known = accesses.get(stored)
  if (known) return known
  // Keystone's v2.0 API is not spoken here.
  const access = readV3Access(stored.token, stored.body)
  accesses.set(stored, access)
  return access
}

/** What is to be stored of an access. */
export function storedOf(access: AccessInfo): StoredToken {
  return { token: access.authToken, body: access.body }
}

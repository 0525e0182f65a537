import { type AccessInfo, createAccessInfo, type Fields, fieldsOf, textOf } from '../../access/index.js'
import type { ProviderTokens } from '../../identity/oidc/oidcOptions.js'
import type { WayInName } from './ways/wayIn.js'

/** A token, and what Keystone said about it. */
export type StoredToken = { token: string; body: Fields }

/**
 * All that tabs share of a session, secrets included: plain JSON. A record is never changed: the next one takes its
 * place.
 */
export type SessionRecord = {
  /** Counts sign-ins and sign-outs: whatever belongs to an earlier one loses against a later one. */
  epoch: number
  /** Names this sign-in. */
  id: string
  /** Counts what became of this sign-in: renewals, and tokens of further scopes. */
  version: number
  /** Decides between two tabs that made the same version. */
  maker: string
} & ({ ended: true } | LiveSession)

/** A session that has not been signed out of. */
export type LiveSession = {
  ended: false
  wayIn: WayInName
  /** The token that others are made from. */
  base: StoredToken
  /** By scope. All end with `base`. */
  scoped: Readonly<Record<string, StoredToken>>
  /** What the OpenID provider gave. */
  provider?: ProviderTokens | undefined
  /** A tab keeps the password, or another way in that renews without the person. */
  kept: boolean
  /** Why it cannot be renewed any more: the credential was refused. */
  over?: string | undefined
  /** Milliseconds that Keystone's clock is ahead of this machine's. */
  clockOffset: number
}

/** A record that has not been signed out of. */
export type LiveRecord = SessionRecord & LiveSession

/** Whether the first record replaces the second one. The same in all tabs, whatever order they see records in. */
export function isNewer(record: SessionRecord, other: SessionRecord | undefined): boolean {
  if (!other) return true
  if (record.epoch !== other.epoch) return record.epoch > other.epoch
  // Of a sign-out and a sign-in at the same moment the sign-out is what nobody may lose.
  if (record.ended !== other.ended) return record.ended
  if (record.id !== other.id) return record.id > other.id
  if (record.version !== other.version) return record.version > other.version
  return record.maker > other.maker
}

/** The session that a record holds, if it has not ended. */
export function liveOf(record: SessionRecord | undefined): LiveRecord | undefined {
  return record && !record.ended ? record : undefined
}

/** Reads a record that comes from a storage or another tab; `undefined` for anything else. */
export function readRecord(value: unknown): SessionRecord | undefined {
  const { epoch, id, version, maker, ended, base } = fieldsOf(value)
  const named = typeof epoch === 'number' && typeof version === 'number' && textOf(id) && textOf(maker)
  if (!named || (ended !== true && !textOf(fieldsOf(base)['token']))) return undefined
  return value as SessionRecord
}

const accesses = new WeakMap<StoredToken, AccessInfo>()

/** What Keystone says about a token, in the form that the rest of the library knows. Read once. */
export function accessOf(stored: StoredToken): AccessInfo {
  const known = accesses.get(stored)
  if (known) return known
  const access = createAccessInfo({ token: stored.body }, stored.token)
  // Keystone's v2.0 API is not spoken here, so that a body always describes a token.
  if (!access) throw new TypeError('The record of the session is damaged.')
  accesses.set(stored, access)
  return access
}

/** What is to be stored of an access. */
export function storedOf(access: AccessInfo): StoredToken {
  return { token: access.authToken, body: access.body }
}

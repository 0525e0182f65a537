import { createHmac, randomBytes } from 'node:crypto'
import { create } from './admin.js'

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** The secret that an authenticator and Keystone share for a user. */
export type Authenticator = {
  /** The code of the current half minute, according to RFC 6238. */
  code(): string
}

/** Registers an authenticator for a user: `POST /v3/credentials`. */
export async function createAuthenticator(userId: string): Promise<Authenticator> {
  const secret = randomBytes(20)
  const bits = [...secret].map((byte) => byte.toString(2).padStart(8, '0')).join('')
  const blob = (bits.match(/.{5}/g) ?? []).map((five) => alphabet[Number.parseInt(five, 2)]).join('')
  await create('credential', { type: 'totp', blob, user_id: userId })
  return { code: () => totp(secret, Date.now()) }
}

function totp(secret: Buffer, time: number): string {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(Math.floor(time / 30_000)))
  const hash = createHmac('sha1', secret).update(counter).digest()
  const number = hash.readUInt32BE((hash.at(-1) ?? 0) & 15) & 0x7fffffff
  return String(number % 1_000_000).padStart(6, '0')
}

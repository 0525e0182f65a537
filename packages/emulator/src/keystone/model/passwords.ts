import { randomBytes, type ScryptOptions, scrypt, scryptSync, timingSafeEqual } from 'node:crypto'

/** About half a millisecond per hash: salted, but cheap enough for hundreds of sign-ins per second. */
const cost: ScryptOptions = { N: 256, r: 8, p: 1 }
const keyLength = 32

/** Hashes a password for storage; the result contains its salt. */
export function hashPassword(password: string): string {
  const salt = randomBytes(16)
  return `${salt.toString('base64url')}$${scryptSync(password, salt, keyLength, cost).toString('base64url')}`
}

/** Checks a password against a hash of `hashPassword`, off the event loop. */
export function verifyPassword(password: string, hash: string): Promise<boolean> {
  const [salt = '', key = ''] = hash.split('$')
  const expected = Buffer.from(key, 'base64url')
  return new Promise((resolve, reject) => {
    scrypt(password, Buffer.from(salt, 'base64url'), keyLength, cost, (error, actual) => {
      if (error) reject(error)
      else resolve(expected.length === actual.length && timingSafeEqual(expected, actual))
    })
  })
}

import { createHash, randomBytes } from 'node:crypto'

/** Creates the id of a new token or receipt: opaque, similar to those of the real service. */
export function createOpaqueId(): string {
  return `gAAAAA${randomBytes(120).toString('base64url')}`
}

/** Hashes such an id for storage: enough to recognize it, but useless to an attacker. */
export function hashOpaqueId(id: string): string {
  return createHash('sha256').update(id).digest('hex')
}

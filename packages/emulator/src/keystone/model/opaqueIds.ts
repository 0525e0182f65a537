import { createHash, randomBytes } from 'node:crypto'

/** Makes the id of a new token or receipt: opaque, in the looks of those of the real service. */
export function createOpaqueId(): string {
  return `gAAAAA${randomBytes(120).toString('base64url')}`
}

/** What is kept of such an id: enough to recognise it, and of no use to who finds it. */
export function hashOpaqueId(id: string): string {
  return createHash('sha256').update(id).digest('hex')
}

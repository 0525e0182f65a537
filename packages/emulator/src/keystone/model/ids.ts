import { randomUUID } from 'node:crypto'

/** Makes a new id: 32 hexadecimal digits, as the real service's. */
export function createId(): string {
  return randomUUID().replaceAll('-', '')
}

import { randomUUID } from 'node:crypto'

/** Creates an id: 32 hexadecimal digits, as in the real service. */
export function createId(): string {
  return randomUUID().replaceAll('-', '')
}

import type { NotificationMethod } from '@monasca/core'
import { maskAddress } from './maskAddress.js'

/** Type and address of a notification method, without the address's secrets. */
export function describeMethod({ type, address }: Pick<NotificationMethod, 'type' | 'address'>): string {
  return `${type}, ${maskAddress(type, address).text}`
}

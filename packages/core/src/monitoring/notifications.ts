import { InvalidParameterError } from '../errors/index.js'
import { toNumber, toText } from '../series/toText.js'
import { isObject } from './send.js'

/** What delivers a notification. Servers may have more types enabled: see `listNotificationTypes`. */
export type NotificationType = 'EMAIL' | 'WEBHOOK' | 'PAGERDUTY' | (string & {})

/** Where alarms are told: what alarm definitions name in their actions. */
export type NotificationMethod = {
  id: string
  /** Unique in the project. */
  name: string
  type: NotificationType
  /** A mail address, a URL or a service key, by type. */
  address: string
  /** **Seconds** between repetitions while the alarm keeps its state; 0 for none. */
  period: number
}

/** The fields of a notification method that can be written. */
export type NotificationFields = {
  /** At most 250 characters, unique in the project. */
  name: string
  type: NotificationType
  /** At most 512 characters: a mail address, an http(s) URL or a service key, by type. */
  address: string
  /** **Seconds** between repetitions while the alarm keeps its state: 0 for none, or what the server is set up for (60). */
  period: number
}

/** Reads one notification method. */
export function parseNotification(wire: unknown): NotificationMethod {
  const method = isObject(wire) ? wire : {}
  return {
    id: toText(method['id']),
    name: toText(method['name']),
    type: toText(method['type']),
    address: toText(method['address']),
    period: toNumber(method['period'] ?? 0),
  }
}

/**
 * Writes the fields that are given, and only those: the server refuses a body with any other member, such as the
 * `id` of a method that was fetched, changed and is sent back.
 */
export function formatNotification(
  fields: {
    [name in keyof NotificationFields]?: NotificationFields[name] | undefined
  },
): Record<string, unknown> {
  const { name, type, address, period } = fields
  if (period !== undefined && (!Number.isSafeInteger(period) || period < 0)) {
    throw new InvalidParameterError({
      parameter: 'period',
      reason: 'must be a whole number of seconds, or 0',
    })
  }
  return { name, type, address, period }
}

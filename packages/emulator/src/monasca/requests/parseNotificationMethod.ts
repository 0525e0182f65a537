import { isRecord } from '../../http/json.js'
import { codePoints, isStorable } from '../../http/text.js'
import type { NotificationMethodFields } from '../../store/notifications.js'
import { ApiError } from './errors.js'

const fields = ['name', 'type', 'address', 'period'] as const
const maximumNameLength = 250
const maximumAddressLength = 512

/** Periods of repetition that a method may have, in seconds; 0 for none. */
const periods = [0, 60]

/**
 * Reads a notification method from a body. Fields that are missing are taken from `defaults`; `types` are the allowed
 * types, in upper case.
 *
 * @throws ApiError 400 for an unknown field, a missing one or an invalid one
 */
export function parseNotificationMethod(
  body: unknown,
  defaults: Partial<NotificationMethodFields>,
  types: readonly string[],
): NotificationMethodFields {
  if (!isRecord(body)) throw invalid('The body must be a JSON object')
  const unknown = Object.keys(body).find((key) => !fields.some((field) => field === key))
  if (unknown !== undefined) throw invalid(`extra keys not allowed: ${unknown.slice(0, 100)}`)
  const given: Record<string, unknown> = { ...defaults, ...body }
  const type = parseText('type', given['type'], Number.POSITIVE_INFINITY).toUpperCase()
  if (!types.includes(type)) {
    throw invalid(`type must be one of ${types.join(', ')}`)
  }
  const name = parseText('name', given['name'], maximumNameLength)
  const address = parseText('address', given['address'], maximumAddressLength)
  checkAddress(type, address)
  return { name, type, address, period: parsePeriod(given['period']) }
}

function parseText(field: string, value: unknown, maximum: number): string {
  if (value === undefined) throw invalid(`${field} is required`)
  if (typeof value !== 'string' || value === '') throw invalid(`${field} must be a text`)
  if (codePoints(value) > maximum) throw invalid(`${field} must have at most ${maximum} characters`)
  if (!isStorable(value)) throw invalid(`${field} must not contain U+0000 or half a surrogate pair`)
  return value
}

/** Checks only what the server checks: an `@` with text around it, or a scheme and a host. */
function checkAddress(type: string, address: string): void {
  if (type === 'EMAIL' && !isEmailAddress(address))
    throw invalid(`Address ${address} is not of correct format`)
  if (type === 'WEBHOOK') {
    const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(address)?.[1]?.toLowerCase()
    if (scheme !== 'http' && scheme !== 'https')
      throw invalid(`Address ${address} must be an http or https URL`)
    if (!/^[a-z]+:\/\/[^/?#]/i.test(address)) throw invalid(`Address ${address} does not have a host`)
  }
}

/** An `@` that is neither the first nor the last character of a line. */
function isEmailAddress(address: string): boolean {
  return !/[\r\n]/.test(address) && address.slice(1, -1).includes('@')
}

function parsePeriod(value: unknown): number {
  if (value === undefined) throw invalid('period is required')
  const period = typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value
  const found = periods.find((known) => known === period)
  if (found === undefined) throw invalid(`period must be one of ${periods.join(', ')}`)
  return found
}

function invalid(description: string): ApiError {
  return new ApiError(400, 'Bad Request', description)
}

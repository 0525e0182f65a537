import { badRequest } from './errors.js'

/**
 * Reads an expiry time as milliseconds since the epoch; without a zone it is UTC.
 *
 * @throws `KeystoneError` 400 if it is not a time, or in the past
 */
export function parseExpiry(text: string | undefined, now: number): number | null {
  if (text === undefined) return null
  const match = /^(\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?)(Z|[+-]\d\d:?\d\d)?$/.exec(text)
  const time = match ? Date.parse(`${match[1]}${match[2] ?? 'Z'}`) : Number.NaN
  if (Number.isNaN(time)) throw badRequest('"expires_at" must be a time in ISO 8601.')
  if (time < now) throw badRequest('"expires_at" must not be in the past.')
  return time
}

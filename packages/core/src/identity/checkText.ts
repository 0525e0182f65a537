import { InvalidParameterError } from '../errors/index.js'

/** Rejects a missing value, for example from an unset environment variable. */
export function checkText(parameter: string, value: unknown): void {
  if (typeof value === 'string' && value !== '') return
  throw new InvalidParameterError({ parameter, reason: 'is missing' })
}

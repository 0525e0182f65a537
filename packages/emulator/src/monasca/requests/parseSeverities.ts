import { unprocessable } from './errors.js'
import type { Query } from './query.js'

/** The severities of an alarm definition, the least severe first. */
export const severities = ['LOW', 'MEDIUM', 'HIGH', 'CRITICAL'] as const

/** The states of an alarm, the least serious first. */
export const alarmStates = ['OK', 'UNDETERMINED', 'ALARM'] as const

/** Reads a `severity` filter: one or several, separated by `|`, in any case. @throws ApiError 422 `Invalid Severity` */
export function parseSeverities(query: Query): string[] | undefined {
  const found = query.only('severity')?.toUpperCase().split('|')
  for (const severity of found ?? []) {
    if (!severities.some((known) => known === severity)) {
      throw unprocessable(`'${severity}' must be one of ${severities.join(', ')}`, 'Invalid Severity')
    }
  }
  return found
}

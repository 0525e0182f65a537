import { isRecord } from '../../http/json.js'
import { codePoints, isStorable } from '../../http/text.js'
import type { AlarmState } from '../../store/alarms.js'
import { unprocessable } from './errors.js'
import { alarmStates } from './parseSeverities.js'

/** The fields of an alarm that may be changed. */
export type AlarmUpdate = {
  state?: AlarmState | undefined
  lifecycleState?: string | undefined
  link?: string | undefined
}

const maximumLifecycleStateLength = 50
const maximumLinkLength = 512

/** Reads the body of a PUT: all three fields, none of them empty. @throws ApiError 422 */
export function parseWholeAlarm(body: unknown): AlarmUpdate {
  if (!isRecord(body)) throw unprocessable('The body must be a JSON object')
  for (const field of ['state', 'lifecycle_state', 'link']) {
    if (body[field] === undefined || body[field] === null || body[field] === '') {
      throw unprocessable(`Field '${field}' is required`)
    }
  }
  return parsePartialAlarm(body)
}

/**
 * Reads the body of a PATCH: a missing field or null keeps the value, an empty string clears it. @throws ApiError 422
 */
export function parsePartialAlarm(body: unknown): AlarmUpdate {
  if (!isRecord(body)) throw unprocessable('The body must be a JSON object')
  const { state, lifecycle_state: lifecycleState, link } = body
  return {
    state: parseState(state),
    lifecycleState: parseText('lifecycle_state', lifecycleState, maximumLifecycleStateLength),
    link: parseText('link', link, maximumLinkLength),
  }
}

function parseState(value: unknown): AlarmState | undefined {
  if (value === undefined || value === null) return undefined
  const state = alarmStates.find((known) => known === value)
  if (state === undefined)
    throw unprocessable(`State must be one of ${alarmStates.join(', ')}`, 'Invalid State')
  return state
}

function parseText(field: string, value: unknown, maximum: number): string | undefined {
  if (value === undefined || value === null) return undefined
  if (typeof value !== 'string' || codePoints(value) > maximum || !isStorable(value)) {
    throw unprocessable(`${field} must be a text of at most ${maximum} characters`)
  }
  return value
}

import { InvalidParameterError } from '../errors/index.js'
import type { Dimensions } from './dimensions.js'
import { checkObject, checkText } from './parameters.js'
import { toMilliseconds } from './time.js'

/** A measurement to store, with the metric that it belongs to. */
export type MetricInput = {
  /** 1 to 255 characters, none of `> < = { } ( ) , " \ ; &` and no space. */
  name: string
  /** A finite number. */
  value: number
  /**
   * A `Date`, or **milliseconds** since the epoch. Seconds are not refused, since they are valid times: they land in
   * January 1970.
   *
   * @default now
   */
  timestamp?: Date | number | undefined
  /** Names and values of 1 to 255 characters, none of `> < = { } , " \ ; &`; names may not begin with `_`. */
  dimensions?: Dimensions | undefined
  /** What to keep beside the value: at most 16 texts, 2048 characters as JSON. */
  valueMeta?: Readonly<Record<string, string>> | undefined
}

const forbiddenInNames = '><={}(), "\\;&'
const forbiddenInDimensions = '><={},"\\;&'

/**
 * Writes a measurement as `POST /v2.0/metrics` takes it.
 *
 * @throws `InvalidParameterError` for what the server would refuse, together with all that is posted beside it
 */
export function formatMetric(metric: MetricInput, parameter: string): Record<string, unknown> {
  const { name, value, timestamp = Date.now(), dimensions, valueMeta } = metric ?? ({} as MetricInput)
  checkName(name, `${parameter}name`, forbiddenInNames)
  if (!Number.isFinite(value)) refuse(`${parameter}value`, 'must be a finite number')
  if (dimensions !== undefined) checkDimensions(dimensions, `${parameter}dimensions`)
  if (valueMeta !== undefined) checkValueMeta(valueMeta, `${parameter}valueMeta`)
  return {
    name,
    dimensions,
    timestamp: toMilliseconds(timestamp, `${parameter}timestamp`),
    value,
    value_meta: valueMeta,
  }
}

function checkDimensions(dimensions: Dimensions, parameter: string): void {
  checkObject(dimensions, parameter)
  for (const key of Object.keys(dimensions)) {
    const path = `${parameter}.${key}`
    checkName(key, path, forbiddenInDimensions)
    if (key.startsWith('_')) refuse(path, 'has a name that begins with "_", which is reserved')
    checkName(dimensions[key], path, forbiddenInDimensions)
  }
}

function checkName(text: string | undefined, parameter: string, forbidden: string): void {
  const checked = checkText(text ?? '', parameter, 255)
  for (const character of checked) {
    if (forbidden.includes(character)) refuse(parameter, `may not contain "${character}"`)
  }
}

function checkValueMeta(valueMeta: Readonly<Record<string, string>>, parameter: string): void {
  checkObject(valueMeta, parameter)
  const keys = Object.keys(valueMeta)
  if (keys.length > 16) refuse(parameter, 'may have at most 16 members')
  for (const key of keys) {
    checkText(key, `${parameter}.${key}`, 255)
    if (typeof valueMeta[key] !== 'string') refuse(`${parameter}.${key}`, 'must be text')
  }
  if (jsonLength(valueMeta) > 2048) refuse(parameter, 'may have at most 2048 characters as JSON')
}

/** The length of an object as the server writes it: `", "` and `": "` with a space each, and all that is not ASCII as `\uXXXX`. */
function jsonLength(value: Readonly<Record<string, string>>): number {
  let length = Math.max(0, 2 * Object.keys(value).length - 1)
  for (const character of JSON.stringify(value)) {
    length += character > '\u007e' ? 6 * character.length : 1
  }
  return length
}

function refuse(parameter: string, reason: string): never {
  throw new InvalidParameterError({ parameter, reason })
}

import { isRecord } from '../../http/json.js'
import { codePoints } from '../../http/text.js'
import type { MeasurementBatch } from '../../store/insertMeasurements.js'
import { type ApiError, unprocessable } from './errors.js'
import { earliestTime, latestTime } from './time.js'
import { checkDimensionName, checkDimensionValue, checkMetricName } from './validateDimensions.js'

const maximumMetaKeys = 16
const maximumMetaKeyLength = 255
const maximumMetaText = 2048

/**
 * Reads the body of `POST /v2.0/metrics`: one metric or an array of them. One invalid metric makes the whole body
 * invalid.
 *
 * @throws ApiError 422 that names the metric and what is wrong with it
 */
export function parseMetrics(body: unknown): MeasurementBatch[] {
  return Array.isArray(body) ? body.map(parseMetric) : [parseMetric(body)]
}

function parseMetric(metric: unknown): MeasurementBatch {
  if (!isRecord(metric)) throw unprocessable('A metric must be a JSON object')
  const { name, dimensions, timestamp, value, value_meta: valueMeta } = metric
  for (const field of ['name', 'timestamp', 'value']) {
    if (metric[field] === undefined) throw unprocessable(`'${field}'`)
  }
  const problem =
    checkMetricName(name) ??
    checkDimensions(dimensions) ??
    checkTimestamp(timestamp) ??
    (typeof value === 'number' && Number.isFinite(value) ? undefined : 'value must be a finite number') ??
    checkValueMeta(valueMeta)
  if (problem !== undefined) throw invalidMetric(name, problem)
  return {
    name: name as string,
    dimensions: (dimensions ?? {}) as Record<string, string>,
    measurements: [
      {
        timestamp: timestamp as number,
        value: value as number,
        valueMeta: (valueMeta ?? undefined) as Record<string, string> | undefined,
      },
    ],
  }
}

function invalidMetric(name: unknown, problem: string): ApiError {
  return unprocessable(`Metric ${typeof name === 'string' ? `'${name.slice(0, 300)}': ` : ''}${problem}`)
}

function checkDimensions(dimensions: unknown): string | undefined {
  if (dimensions === undefined) return undefined
  if (!isRecord(dimensions)) return 'dimensions must be an object'
  for (const [name, value] of Object.entries(dimensions)) {
    const problem = checkDimensionName(name) ?? checkDimensionValue(value)
    if (problem !== undefined) return problem
  }
  return undefined
}

function checkTimestamp(timestamp: unknown): string | undefined {
  if (typeof timestamp !== 'number') return 'timestamp must be a number of milliseconds'
  const within = timestamp >= earliestTime && timestamp <= latestTime
  return within ? undefined : 'timestamp must lie within the years 1 to 9999'
}

function checkValueMeta(meta: unknown): string | undefined {
  if (meta === undefined || meta === null) return undefined
  if (!isRecord(meta)) return 'value_meta must be an object'
  const entries = Object.entries(meta)
  if (entries.length > maximumMetaKeys) return `value_meta must have at most ${maximumMetaKeys} keys`
  for (const [key, value] of entries) {
    if (key === '' || codePoints(key) > maximumMetaKeyLength) {
      return `value_meta key must have 1 to ${maximumMetaKeyLength} characters`
    }
    if (typeof value !== 'string') return 'value_meta values must be strings'
  }
  return metaTextLength(entries) > maximumMetaText
    ? `value_meta must have at most ${maximumMetaText} characters as JSON`
    : undefined
}

/** Length of the JSON text as Python writes it: a space after `:` and `,`, and `\uXXXX` for all that is not ASCII. */
function metaTextLength(entries: readonly [string, unknown][]): number {
  let length = 2 + Math.max(0, entries.length - 1) * 2
  for (const entry of entries) {
    length += 2
    for (const text of entry) {
      // Control characters and lone surrogates are already escaped.
      const escaped = JSON.stringify(text)
      length += escaped.length
      for (let index = 0; index < escaped.length; index++) if (escaped.charCodeAt(index) > 126) length += 5
    }
  }
  return length
}

import { InvalidParameterError, TimeoutError } from '../errors/index.js'
import { readDimensions } from '../series/readDimensions.js'
import { readIdentity } from '../series/readIdentity.js'
import { type DimensionFilter, type Dimensions, formatDimensionFilter } from './dimensions.js'
import { formatWideFilter, matchExactly, splitAlternatives } from './exactDimensions.js'
import { joinNames } from './joinNames.js'
import { maximumLimit, nextId } from './nextOffset.js'
import { checkObject, checkPositive, checkText } from './parameters.js'
import { keepElements } from './receivedPage.js'
import type { Page, Requester, RequestOptions } from './requester.js'
import { isObject, type NamesRequest, requestNames, requestPage, sendRequest } from './send.js'
import { formatOptionalTime, type Time, toMilliseconds } from './time.js'

/** A measured metric. Its name and full set of dimensions identify it within a project. */
export type Metric = {
  /** On most servers a position in this list, not an identity. See `metricKey`. */
  id: string
  name: string
  dimensions: Dimensions
}

export type ListMetricsParameters = {
  /** Exact name. */
  name?: string | undefined
  /**
   * Only metrics with these dimensions: `{ hostname: 'web1' }`, a list of alternatives `{ device: ['sda', 'sdb'] }`, or
   * `true` for any value `{ mount_point: true }`. All must match.
   */
  dimensions?: DimensionFilter | undefined
  /**
   * Only metrics measured at or after this time. Single pages may miss metrics: servers on InfluxDB filter a page after
   * cutting it, and return no next link. They fail with 500 for metrics with a space in a dimension. `pages`, `all` and
   * `listAll` return all metrics.
   */
  startTime?: Time | undefined
  /** Only metrics measured before this time; requires `startTime`. */
  endTime?: Time | undefined
  /** `nextOffset` of the previous page. */
  offset?: string | undefined
  /** Elements per page. @default 10000, which is also the maximum */
  limit?: number | undefined
  /** Reads another project. Requires the delegate role; without it, a server may ignore this silently. */
  tenantId?: string | undefined
}

export type ListMetricsReturnType = Page<Metric>

/**
 * Lists the metrics of the project: `GET /v2.0/metrics`.
 *
 * Lists of values in `dimensions` match exactly. Servers on InfluxDB return more metrics, which are dropped: a page may
 * be shorter than `limit`, or empty, without being the last.
 *
 * @throws `InvalidParameterError` for an invalid time, an `endTime` alone, a `limit` below 1, or dimensions that are
 *   not a valid filter
 * @example
 * ```ts
 * const { elements } = await listMetrics(client, { name: 'cpu.idle_perc', dimensions: { hostname: 'web1' } })
 * ```
 */
export async function listMetrics(
  requester: Requester,
  parameters: ListMetricsParameters = {},
  options: RequestOptions = {},
): Promise<ListMetricsReturnType> {
  const { startTime, endTime } = parameters
  if (endTime !== undefined && startTime === undefined) {
    throw new InvalidParameterError({
      parameter: 'startTime',
      reason: 'is missing: the server fails for an `endTime` alone',
    })
  }
  const query = {
    name: parameters.name,
    dimensions: formatWideFilter(parameters.dimensions, 'dimensions'),
    start_time: formatOptionalTime(startTime, 'startTime'),
    end_time: formatOptionalTime(endTime, 'endTime'),
    offset: parameters.offset,
    limit: checkPositive(parameters.limit, 'limit'),
    tenant_id: parameters.tenantId,
  }
  const page = await requestPage(requester, { path: '/metrics', query, paging: 'id' }, options)
  const elements = parseMetrics(page.elements)
  const nextOffset = nextId(elements.at(-1)?.id, page.nextOffset, parameters.offset)
  const matches = matchExactly(parameters.dimensions)
  return keepElements({ elements, nextOffset }, matches && (({ dimensions }) => matches(dimensions)))
}

/** A measurement to store and its metric. */
export type MetricInput = {
  /** 1 to 255 characters, without `> < = { } ( ) , " \ ; &` and spaces. */
  name: string
  /** A finite number. */
  value: number
  /**
   * A `Date`, or **milliseconds** since the epoch. Seconds are valid times too, so they are stored in January 1970.
   *
   * @default now
   */
  timestamp?: Date | number | undefined
  /** Names and values of 1 to 255 characters, without `> < = { } , " \ ; &`. Names must not start with `_`. */
  dimensions?: Dimensions | undefined
  /** Metadata of the value: at most 16 strings, 2048 characters as JSON. */
  valueMeta?: Readonly<Record<string, string>> | undefined
}

/** One measurement, or many in one request. */
export type CreateMetricsParameters = MetricInput | readonly MetricInput[]

export type CreateMetricsOptions = RequestOptions & {
  /** Stores into another project. Requires the delegate role; without it, a server may ignore this silently. */
  tenantId?: string | undefined
}

/** The server responds with 204 and stores soon after. */
export type CreateMetricsReturnType = undefined

/**
 * Stores one or many measurements: `POST /v2.0/metrics`. The server accepts all or none. An empty array resolves
 * without a request.
 *
 * @throws `InvalidParameterError` for names, dimensions, values or times that the server rejects
 * @example
 * ```ts
 * await createMetrics(client, { name: 'room.temp_c', value: 21.5, dimensions: { site: 'attic' } })
 * ```
 */
export async function createMetrics(
  requester: Requester,
  parameters: CreateMetricsParameters,
  options: CreateMetricsOptions = {},
): Promise<CreateMetricsReturnType> {
  if (isArray(parameters) && parameters.length === 0) return
  const body = isArray(parameters)
    ? parameters.map((metric, index) => formatMetric(metric, `metrics[${index}].`))
    : formatMetric(parameters, '')
  const query = { tenant_id: options.tenantId }
  await sendRequest(requester, { method: 'POST', path: '/metrics', query, body }, options)
}

export type ListMetricNamesParameters = {
  /**
   * Only names of metrics with these dimensions. Each combination of listed values needs its own request: servers on
   * InfluxDB read a list of values as a regular expression, and names do not show their metric.
   */
  dimensions?: DimensionFilter | undefined
  /** `nextOffset` of the previous page, or any name: the list continues after it. */
  offset?: string | undefined
  /** Names per page. @default 10000, which is also the maximum */
  limit?: number | undefined
  /** Reads another project. Requires the delegate role; without it, a server may ignore this silently. */
  tenantId?: string | undefined
}

/** Distinct names, ascending. */
export type ListMetricNamesReturnType = Page<string>

/**
 * Lists the names of the project's metrics: `GET /v2.0/metrics/names`.
 *
 * Python servers convert the offset to lower case, so single pages may miss names with capitals. Use one large page, or
 * `all`, which compensates for this.
 *
 * @throws `InvalidParameterError` for a `limit` below 1, dimensions that are not a valid filter, or more than 100
 *   combinations of their values
 * @example
 * ```ts
 * const { elements } = await listMetricNames(client, { dimensions: { hostname: 'web1' } })
 * ```
 */
export async function listMetricNames(
  requester: Requester,
  parameters: ListMetricNamesParameters = {},
  options: RequestOptions = {},
): Promise<ListMetricNamesReturnType> {
  const base = {
    offset: parameters.offset,
    limit: checkPositive(parameters.limit, 'limit'),
    tenant_id: parameters.tenantId,
  }
  const pages: Page<string>[] = []
  for (const filter of splitAlternatives(parameters.dimensions, 'dimensions')) {
    const query = { dimensions: formatDimensionFilter(filter, 'dimensions'), ...base }
    pages.push(
      await requestMetricNames(
        requester,
        { path: '/metrics/names', query, paging: 'names', member: 'name' },
        'dimensions',
        options,
      ),
    )
  }
  const [first] = pages
  return first !== undefined && pages.length === 1 ? first : joinNames(pages, base.limit ?? maximumLimit)
}

export type ListDimensionNamesParameters = {
  /** Only dimensions of this metric. */
  metricName?: string | undefined
  /** Only dimensions of metrics measured at or after this time; some servers ignore it. */
  startTime?: Time | undefined
  /** Only dimensions of metrics measured before this time; some servers ignore it. */
  endTime?: Time | undefined
  /** `nextOffset` of the previous page, or any name: the list continues after it. */
  offset?: string | undefined
  /** Names per page. @default 10000, which is also the maximum */
  limit?: number | undefined
  /** Reads another project. Requires the delegate role; without it, a server may ignore this silently. */
  tenantId?: string | undefined
}

/** Names, ascending. */
export type ListDimensionNamesReturnType = Page<string>

/**
 * Lists the names of dimensions: `GET /v2.0/metrics/dimensions/names`.
 *
 * @throws `InvalidParameterError` for an invalid time, or a `limit` below 1
 * @example
 * ```ts
 * const { elements } = await listDimensionNames(client, { metricName: 'cpu.idle_perc' })
 * ```
 */
export async function listDimensionNames(
  requester: Requester,
  parameters: ListDimensionNamesParameters = {},
  options: RequestOptions = {},
): Promise<ListDimensionNamesReturnType> {
  const query = formatDimensionListQuery(parameters)
  const path = '/metrics/dimensions/names'
  return requestMetricNames(
    requester,
    { path, query, paging: 'names', member: 'dimension_name' },
    'metricName',
    options,
  )
}

export type ListDimensionValuesParameters = ListDimensionNamesParameters & {
  /** The dimension to list values of. */
  dimensionName: string
}

/** Distinct values, ascending. */
export type ListDimensionValuesReturnType = Page<string>

/**
 * Lists the values of one dimension: `GET /v2.0/metrics/dimensions/names/values`. Servers repeat a value that several
 * metrics have; it is returned once.
 *
 * @throws `InvalidParameterError` for an invalid time, or a `limit` below 1
 * @example
 * ```ts
 * const { elements } = await listDimensionValues(client, { dimensionName: 'hostname' })
 * ```
 */
export async function listDimensionValues(
  requester: Requester,
  parameters: ListDimensionValuesParameters,
  options: RequestOptions = {},
): Promise<ListDimensionValuesReturnType> {
  const query = { dimension_name: parameters.dimensionName, ...formatDimensionListQuery(parameters) }
  const path = '/metrics/dimensions/names/values'
  const page = await requestMetricNames(
    requester,
    { path, query, paging: 'names', member: 'dimension_value' },
    'metricName',
    options,
  )
  return { elements: [...new Set(page.elements)], nextOffset: page.nextOffset }
}

function formatDimensionListQuery(
  parameters: ListDimensionNamesParameters,
): Record<string, string | number | undefined> {
  return {
    metric_name: parameters.metricName,
    start_time: formatOptionalTime(parameters.startTime, 'startTime'),
    end_time: formatOptionalTime(parameters.endTime, 'endTime'),
    offset: parameters.offset,
    limit: checkPositive(parameters.limit, 'limit'),
    tenant_id: parameters.tenantId,
  }
}

/** Requests a page of names. A timeout error mentions the parameter that narrows the list. */
async function requestMetricNames(
  requester: Requester,
  request: NamesRequest,
  narrowing: 'dimensions' | 'metricName',
  options: RequestOptions,
): Promise<Page<string>> {
  return requestNames(requester, request, options).catch((error: unknown) => {
    if (!(error instanceof TimeoutError)) throw error
    const { method, url, timeout } = error
    const metaMessages = [
      'A server with many metrics may take more than a minute for lists of names and values, whatever their `limit`.',
      `Raise \`timeout\` (milliseconds) for this call, or narrow the list with \`${narrowing}\`.`,
    ]
    throw new TimeoutError({ method, url, timeout, metaMessages, cause: error })
  })
}

/**
 * Reads the elements of `GET /v2.0/metrics`. They usually have the shape of `Metric` already and are returned without a
 * copy, which would cost as much as parsing their JSON.
 */
function parseMetrics(elements: unknown[]): Metric[] {
  return elements.every(isMetric)
    ? elements
    : elements.map((element) => readIdentity(isObject(element) ? element : {}))
}

function isMetric(wire: unknown): wire is Metric {
  const metric = wire as Partial<Metric> | null
  return (
    typeof metric?.id === 'string' &&
    typeof metric.name === 'string' &&
    typeof metric.dimensions === 'object' &&
    metric.dimensions !== null &&
    readDimensions(metric.dimensions) === metric.dimensions
  )
}

/** `Array.isArray` does not narrow read-only arrays. */
function isArray(parameters: CreateMetricsParameters): parameters is readonly MetricInput[] {
  return Array.isArray(parameters)
}

const forbiddenInNames = '><={}(), "\\;&'
const forbiddenInDimensions = '><={},"\\;&'

/**
 * Formats a measurement for `POST /v2.0/metrics`.
 *
 * @throws `InvalidParameterError` for a measurement that makes the server reject the whole request
 */
function formatMetric(metric: MetricInput, parameter: string): Record<string, unknown> {
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
    if (key.startsWith('_')) refuse(path, 'has a name that starts with "_", which is reserved')
    checkName(dimensions[key], path, forbiddenInDimensions)
  }
}

function checkName(text: string | undefined, parameter: string, forbidden: string): void {
  const checked = checkText(text ?? '', parameter, 255)
  for (const character of checked) {
    if (forbidden.includes(character)) refuse(parameter, `must not contain "${character}"`)
  }
}

function checkValueMeta(valueMeta: Readonly<Record<string, string>>, parameter: string): void {
  checkObject(valueMeta, parameter)
  const keys = Object.keys(valueMeta)
  if (keys.length > 16) refuse(parameter, 'must have at most 16 members')
  for (const key of keys) {
    checkText(key, `${parameter}.${key}`, 255)
    if (typeof valueMeta[key] !== 'string') refuse(`${parameter}.${key}`, 'must be a string')
  }
  if (jsonLength(valueMeta) > 2048) refuse(parameter, 'must have at most 2048 characters as JSON')
}

/** The length of an object as the server serializes it: `", "` and `": "` with a space, and non-ASCII as `\uXXXX`. */
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

import { formatMetric, type MetricInput } from '../metrics.js'
import type { Requester, RequestOptions } from '../requester.js'
import { sendRequest } from '../send.js'

/** One measurement, or many for one request. */
export type CreateMetricsParameters = MetricInput | readonly MetricInput[]

/** How to post measurements, and for whom. */
export type CreateMetricsOptions = RequestOptions & {
  /** Stores for another project. Needs the delegate role; a server may ignore it without that role, and not say so. */
  tenantId?: string | undefined
}

/** Nothing: the server answers 204, and stores soon after. */
export type CreateMetricsReturnType = undefined

/**
 * Stores one or many measurements: `POST /v2.0/metrics`. Either all are accepted or none. An empty array
 * resolves without a request.
 *
 * @throws `InvalidParameterError` for names, dimensions, values or times that the server would refuse
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

/** `Array.isArray` does not narrow read-only arrays. */
function isArray(parameters: CreateMetricsParameters): parameters is readonly MetricInput[] {
  return Array.isArray(parameters)
}

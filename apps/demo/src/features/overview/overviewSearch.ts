import { maxLength, nonEmpty, number, object, picklist, pipe, string, transform, union } from 'valibot'
import { parameter } from '../../search/parameter.js'
import { defaultHostMetric, type HostMetricId, hostMetrics } from '../hosts/hostMetrics.js'

/** A name may look like a number, which the address does not distinguish. */
const name = pipe(union([string(), number()]), transform(String), nonEmpty(), maxLength(255))

export const overviewSearch = object({
  /** Absent: the machine that this dashboard runs on. */
  host: parameter(name),
  /** The dimension to group alarms by. Absent: the first of the usual ones. */
  group: parameter(name),
  /** The metric that hosts are compared by. Absent: CPU. */
  top: parameter(
    pipe(
      picklist(hostMetrics.map(({ id }) => id)),
      transform((id): HostMetricId | undefined => (id === defaultHostMetric ? undefined : id)),
    ),
  ),
})

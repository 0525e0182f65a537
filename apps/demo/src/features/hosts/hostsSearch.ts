import {
  type InferInput,
  literal,
  minValue,
  number,
  object,
  picklist,
  pipe,
  safeInteger,
  string,
  transform,
  union,
} from 'valibot'
import { parameter } from '../../search/parameter.js'
import { defaultHostMetric, type HostMetricId, hostMetrics } from './hostMetrics.js'

/** How hosts are shown: a small chart each, all lines in one chart, rows of colours, or numbers. */
export type HostsView = 'cards' | 'overlay' | 'heat' | 'table'

/** By trouble, by name, or by the newest value. */
export type HostsSort = 'worst' | 'name' | 'value'

export const hostsSearch = object({
  /** Absent: CPU. */
  metric: parameter(
    pipe(
      picklist(hostMetrics.map(({ id }) => id)),
      transform((id): HostMetricId | undefined => (id === defaultHostMetric ? undefined : id)),
    ),
  ),
  /** Part of the names to show. Absent: all. What is typed may look like a number in the address. */
  filter: parameter(
    pipe(
      union([string(), number()]),
      transform((text) => (text === '' ? undefined : String(text))),
    ),
  ),
  /** Absent: cards. */
  view: parameter(picklist(['overlay', 'heat', 'table'])),
  /** Absent: the worst first. */
  sort: parameter(picklist(['name', 'value'])),
  /** Absent: each card has its own scale. */
  scale: parameter(literal('same')),
  /** Length of a statistics step in seconds. Absent: as fits the range. */
  step: parameter(pipe(number(), safeInteger(), minValue(1))),
})

export type HostsSearch = Partial<InferInput<typeof hostsSearch>>

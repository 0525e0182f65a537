import type { Dimensions } from '@monasca/core'
import { array, check, type InferInput, nonEmpty, object, pipe, string, transform } from 'valibot'
import { parameter } from '../../search/parameter.js'

/** Identifies a metric: the ids of servers are only positions. */
export type MetricIdentity = { name: string; dimensions: Dimensions }

export const metricsSearch = object({
  /** Exact name of the metrics to list. */
  name: parameter(pipe(string(), nonEmpty())),
  /** Filters of the form `key=value` or `key`, each once. */
  dimensions: parameter(
    pipe(
      array(string()),
      transform((filters) => [...new Set(filters)].filter((filter) => filter !== '')),
      nonEmpty(),
    ),
  ),
  /** The metric whose chart is shown: its name, then the names and values of its dimensions in turn. */
  metric: parameter(
    pipe(
      array(string()),
      check((parts) => parts.length % 2 === 1),
    ),
  ),
})

export type MetricsSearch = Partial<InferInput<typeof metricsSearch>>

/** Formats a metric for the address. */
export function toMetricParts({ name, dimensions }: MetricIdentity): string[] {
  const keys = Object.keys(dimensions).sort()
  return [name, ...keys.flatMap((key) => [key, dimensions[key] ?? ''])]
}

/** Parses the metric in the address. */
export function fromMetricParts(parts: readonly string[]): MetricIdentity {
  const [name = '', ...rest] = parts
  const dimensions: Record<string, string> = {}
  for (let index = 0; index < rest.length; index += 2) dimensions[rest[index] ?? ''] = rest[index + 1] ?? ''
  return { name, dimensions }
}

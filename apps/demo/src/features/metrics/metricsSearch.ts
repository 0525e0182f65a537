import type { Dimensions } from '@monasca/core'
import { parseRangeId, type RangeId } from '../../timeRange/ranges.js'

/** What tells a metric from others: servers' ids are only positions. */
export type MetricIdentity = { name: string; dimensions: Dimensions }

export type MetricsSearch = {
  /** Exact name of the metrics to list. */
  name?: string | undefined
  /** Filters of the form `key=value` or `key`. */
  dimensions?: string[] | undefined
  /** The metric whose chart is shown: its name, then names and values of its dimensions in turn. */
  metric?: string[] | undefined
  range?: RangeId | undefined
  live?: boolean | undefined
}

export function parseMetricsSearch(search: Record<string, unknown>): MetricsSearch {
  const range = parseRangeId(search['range'])
  const { name, metric, dimensions } = search
  const filters = texts(dimensions).filter((filter) => filter !== '')
  const parts = texts(metric)
  // What is left out here would come back from the address unchecked.
  return {
    name: typeof name === 'string' && name !== '' ? name : undefined,
    dimensions: filters.length > 0 ? [...new Set(filters)] : undefined,
    metric: parts.length % 2 === 1 ? parts : undefined,
    range: range === '15m' ? undefined : range,
    live: search['live'] === false ? false : undefined,
  }
}

function texts(value: unknown): string[] {
  return Array.isArray(value) && value.every((part) => typeof part === 'string') ? value : []
}

/** A metric in the form that the address has it in. */
export function toMetricParts({ name, dimensions }: MetricIdentity): string[] {
  const keys = Object.keys(dimensions).sort()
  return [name, ...keys.flatMap((key) => [key, dimensions[key] ?? ''])]
}

/** The metric that an address names. */
export function fromMetricParts(parts: readonly string[]): MetricIdentity {
  const [name = '', ...rest] = parts
  const dimensions: Record<string, string> = {}
  for (let index = 0; index < rest.length; index += 2) dimensions[rest[index] ?? ''] = rest[index + 1] ?? ''
  return { name, dimensions }
}

import type { AlarmMetric } from '@monasca/core'

/** What an alarm is about, in short: `web-01`, `3 hosts`; without a host, its first dimension or its metric. */
export function describeSubject(metrics: readonly AlarmMetric[]): string {
  const hosts = new Set(metrics.flatMap(({ dimensions }) => dimensions['hostname'] ?? []))
  const [host] = hosts
  if (host !== undefined) return hosts.size === 1 ? host : `${hosts.size} hosts`
  const [first] = metrics
  if (first === undefined) return ''
  const [dimension] = Object.entries(first.dimensions)
  return dimension === undefined ? first.name : dimension.join('=')
}

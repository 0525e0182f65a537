import type { Metric } from '@monasca/core'

/** A machine that reports metrics. */
export type Host = {
  name: string
  /** Simulated by the emulator, and marked as such. */
  simulated: boolean
}

/** A metric that every agent reports once per host. */
export const hostMetric = 'cpu.user_perc'

/** Returns the hosts of metrics: measured ones first, then by name. */
export function hostsOf(metrics: readonly Metric[]): Host[] {
  const hosts = new Map<string, Host>()
  for (const { dimensions } of metrics) {
    const name = dimensions['hostname']
    if (name === undefined) continue
    const simulated = dimensions['source'] === 'simulated'
    // A host with measured and simulated metrics is a real one.
    hosts.set(name, { name, simulated: simulated && (hosts.get(name)?.simulated ?? true) })
  }
  return [...hosts.values()].sort(
    (a, b) =>
      Number(a.simulated) - Number(b.simulated) || a.name.localeCompare(b.name, 'en', { numeric: true }),
  )
}

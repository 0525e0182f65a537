import { lastTime } from '../../components/chart/lastValues.js'
import type { Host } from '../../hosts/hosts.js'
import type { HostSeries } from '../../series/useHostSeries.js'
import { valueNow } from './sortHosts.js'

/** The newest values of hosts by name: those that are not old. */
export function valuesNow(data: HostSeries): ReadonlyMap<string, number> {
  return new Map(
    [...data.byHost.keys()].flatMap((name) => {
      const value = valueNow(name, data)
      return value === undefined ? [] : [[name, value] as const]
    }),
  )
}

/** A host that has stopped reporting. */
export type SilentHost = {
  name: string
  /** Its last value in the range: milliseconds since the epoch. `undefined` without one. */
  since: number | undefined
}

/**
 * The hosts without a recent value, those that stopped last first.
 *
 * @param reporting newest values of a metric that each host reports
 * @param history values over a range
 */
export function silentHostsOf(
  hosts: readonly Host[],
  reporting: ReadonlyMap<string, number>,
  history: HostSeries | undefined,
): SilentHost[] {
  const sinceOf = (name: string) => {
    const points = history?.byHost.get(name)
    return points && lastTime([{ points }])
  }
  return hosts
    .filter(({ name }) => !reporting.has(name))
    .map(({ name }) => ({ name, since: sinceOf(name) }))
    .sort((a, b) => (b.since ?? 0) - (a.since ?? 0))
}

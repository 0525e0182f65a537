import { valueAt } from '../../components/chart/lastValues.js'
import { silence } from '../../components/chart/silence.js'
import type { Host } from '../../hosts/hosts.js'
import type { HostSeries } from '../../series/useHostSeries.js'
import { compareAlarms, type ValueAlarms } from '../alarms/dimensionAlarms.js'
import { defaultHostMetric, hostMetricOf } from './hostMetrics.js'

/** The newest value of a host; `undefined` if it is old. */
export function valueNow(name: string, data: HostSeries | undefined): number | undefined {
  const points = data?.byHost.get(name)
  const newest = points?.timestamps.at(-1)
  if (data === undefined || points === undefined || newest === undefined) return undefined
  return data.end - newest > silence(data.step) ? undefined : valueAt(points)
}

/** Whether a host has stopped reporting. Without any value it may not have this metric: CPU is reported by each. */
export function isSilent(name: string, data: HostSeries | undefined): boolean {
  if (data === undefined) return false
  const newest = data.byHost.get(name)?.timestamps.at(-1)
  if (newest === undefined) return data.metric.name === hostMetricOf(defaultHostMetric).name
  return data.end - newest > silence(data.step)
}

/** Sorts hosts by name, with numbers in numeric order. */
export function sortByName(hosts: readonly Host[]): Host[] {
  return hosts.toSorted((a, b) => compareNames(a.name, b.name))
}

/** Creating a collator takes much longer than using it. */
const compareNames = new Intl.Collator('en', { numeric: true }).compare

/** Sorts hosts by their newest value, largest first; those without one last, by name. */
export function sortByValue(hosts: readonly Host[], data: HostSeries | undefined): Host[] {
  const values = new Map(hosts.map(({ name }) => [name, valueNow(name, data) ?? Number.NEGATIVE_INFINITY]))
  const currentOf = ({ name }: Host) => values.get(name) ?? Number.NEGATIVE_INFINITY
  // The difference of two hosts without a value is NaN: they are equal.
  return sortByName(hosts).sort((a, b) => (currentOf(a) === currentOf(b) ? 0 : currentOf(b) - currentOf(a)))
}

/**
 * Sorts hosts by trouble: critical alarms, silence, other alarms that are on, undetermined ones, all others; within each
 * by their alarms, then by name.
 */
export function sortByTrouble(
  hosts: readonly Host[],
  alarms: ReadonlyMap<string, ValueAlarms> | undefined,
  data: HostSeries | undefined,
): Host[] {
  const ranks = new Map(hosts.map(({ name }) => [name, rankOf(alarms?.get(name), isSilent(name, data))]))
  const rank = ({ name }: Host) => ranks.get(name) ?? 0
  return sortByName(hosts).sort((a, b) => {
    if (rank(a) !== rank(b)) return rank(a) - rank(b)
    // Among the others the number of alarms says nothing.
    return rank(a) === calm ? 0 : compareAlarms(alarms?.get(a.name), alarms?.get(b.name))
  })
}

/** The rank of hosts without trouble. */
const calm = 4

function rankOf(alarms: ValueAlarms | undefined, isSilent: boolean): number {
  if (alarms?.worst === 'ALARM' && alarms.severity === 'CRITICAL') return 0
  if (isSilent) return 1
  if (alarms?.worst === 'ALARM') return 2
  return alarms?.worst === 'UNDETERMINED' ? 3 : calm
}

/** Sorts hosts in a previous order of names; new hosts come last. */
export function keepOrder(hosts: readonly Host[], names: readonly string[]): Host[] {
  const places = new Map(names.map((name, place) => [name, place]))
  const placeOf = ({ name }: Host) => places.get(name) ?? names.length
  return hosts.toSorted((a, b) => placeOf(a) - placeOf(b))
}

import { valueAt } from '../../components/chart/lastValues.js'
import { silence } from '../../components/chart/silence.js'
import type { Host } from '../../hosts/hosts.js'
import type { HostSeries } from '../../series/useHostSeries.js'

/** What a host does now: its newest value; `undefined` when it has been silent. */
export function valueNow(name: string, data: HostSeries | undefined): number | undefined {
  const points = data?.byHost.get(name)
  const newest = points?.timestamps.at(-1)
  if (data === undefined || points === undefined || newest === undefined) return undefined
  return data.end - newest > silence(data.step) ? undefined : valueAt(points)
}

/** Hosts by name, with numbers as numbers. */
export function sortByName(hosts: readonly Host[]): Host[] {
  return hosts.toSorted((a, b) => a.name.localeCompare(b.name, 'en', { numeric: true }))
}

/** Hosts by what they do now, the largest value first; those that are silent last, by name. */
export function sortByValue(hosts: readonly Host[], data: HostSeries | undefined): Host[] {
  const values = new Map(hosts.map(({ name }) => [name, valueNow(name, data) ?? Number.NEGATIVE_INFINITY]))
  const currentOf = ({ name }: Host) => values.get(name) ?? Number.NEGATIVE_INFINITY
  // Two silent hosts are equal, though their difference is no number.
  return sortByName(hosts).sort((a, b) => (currentOf(a) === currentOf(b) ? 0 : currentOf(b) - currentOf(a)))
}

/** Hosts in an order of names that was found before; those that are new since then come last. */
export function keepOrder(hosts: readonly Host[], names: readonly string[]): Host[] {
  const places = new Map(names.map((name, place) => [name, place]))
  const placeOf = ({ name }: Host) => places.get(name) ?? names.length
  return hosts.toSorted((a, b) => placeOf(a) - placeOf(b))
}

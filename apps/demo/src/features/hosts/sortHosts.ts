import { valueAt } from '../../components/chart/lastValues.js'
import { silence } from '../../components/chart/silence.js'
import type { Host } from '../../hosts/hosts.js'
import type { HostSeries } from '../../series/useHostSeries.js'

/** The newest value of a host; `undefined` if it is old. */
export function valueNow(name: string, data: HostSeries | undefined): number | undefined {
  const points = data?.byHost.get(name)
  const newest = points?.timestamps.at(-1)
  if (data === undefined || points === undefined || newest === undefined) return undefined
  return data.end - newest > silence(data.step) ? undefined : valueAt(points)
}

/** Sorts hosts by name, with numbers in numeric order. */
export function sortByName(hosts: readonly Host[]): Host[] {
  return hosts.toSorted((a, b) => a.name.localeCompare(b.name, 'en', { numeric: true }))
}

/** Sorts hosts by their newest value, largest first; those without one last, by name. */
export function sortByValue(hosts: readonly Host[], data: HostSeries | undefined): Host[] {
  const values = new Map(hosts.map(({ name }) => [name, valueNow(name, data) ?? Number.NEGATIVE_INFINITY]))
  const currentOf = ({ name }: Host) => values.get(name) ?? Number.NEGATIVE_INFINITY
  // The difference of two hosts without a value is NaN: they are equal.
  return sortByName(hosts).sort((a, b) => (currentOf(a) === currentOf(b) ? 0 : currentOf(b) - currentOf(a)))
}

/** Sorts hosts in a previous order of names; new hosts come last. */
export function keepOrder(hosts: readonly Host[], names: readonly string[]): Host[] {
  const places = new Map(names.map((name, place) => [name, place]))
  const placeOf = ({ name }: Host) => places.get(name) ?? names.length
  return hosts.toSorted((a, b) => placeOf(a) - placeOf(b))
}

import type { Host } from '../../../hosts/hosts.js'
import type { ValueAlarms } from '../../alarms/dimensionAlarms.js'
import type { SilentHost } from '../../hosts/hostReadings.js'

/** A host with its newest value of the chosen metric. */
export type TopHost = {
  host: Host
  /** `undefined` without a recent one. */
  value: number | undefined
  alarms: ValueAlarms | undefined
  /** If it does not report. */
  silent: SilentHost | undefined
}

/** The hosts with the largest values; those without one last, in their order. */
export function topHosts(
  hosts: readonly Host[],
  values: ReadonlyMap<string, number> | undefined,
  length: number,
): Host[] {
  const newestOf = ({ name }: Host) => values?.get(name) ?? Number.NEGATIVE_INFINITY
  // The difference of two hosts without a value is NaN: they are equal.
  return hosts
    .toSorted((a, b) => (newestOf(a) === newestOf(b) ? 0 : newestOf(b) - newestOf(a)))
    .slice(0, length)
}

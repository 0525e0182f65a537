import { compareAlarms, type ValueAlarms } from '../../alarms/dimensionAlarms.js'
import type { SilentHost } from '../../hosts/hostReadings.js'

/** A host with a critical alarm, or without data. */
export type TroubledHost = {
  name: string
  /** Its alarms, if one of them is critical. */
  critical: ValueAlarms | undefined
  /** If it does not report. */
  silent: SilentHost | undefined
}

/** The hosts that need attention: critical alarms first, then those that stopped reporting last. */
export function troubledHosts(
  alarms: ReadonlyMap<string, ValueAlarms> | undefined,
  silent: readonly SilentHost[] = [],
): TroubledHost[] {
  const critical = [...(alarms?.values() ?? [])]
    .filter(({ worst, severity }) => worst === 'ALARM' && severity === 'CRITICAL')
    .sort(compareAlarms)
  const isCritical = new Set(critical.map(({ value }) => value))
  const silentByName = new Map(silent.map((host) => [host.name, host]))
  return [
    ...critical.map((one) => ({ name: one.value, critical: one, silent: silentByName.get(one.value) })),
    ...silent
      .filter(({ name }) => !isCritical.has(name))
      .map((host) => ({ name: host.name, critical: undefined, silent: host })),
  ]
}

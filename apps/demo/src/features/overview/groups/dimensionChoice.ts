import type { DimensionAlarms } from '../../alarms/dimensionAlarms.js'

/** What operators think in, in this order. */
const usual: readonly string[] = ['service', 'hostname', 'region', 'component', 'cluster']

/** The dimensions of alarms: the usual ones first, then by name. */
export function dimensionsOf(alarms: DimensionAlarms): string[] {
  const place = (name: string) => (usual.includes(name) ? usual.indexOf(name) : usual.length)
  return [...alarms.keys()].sort((a, b) => place(a) - place(b) || a.localeCompare(b, 'en'))
}

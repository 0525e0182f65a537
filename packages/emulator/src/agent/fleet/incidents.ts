import type { FleetHost, FleetService } from './hosts.js'

/** What can go wrong with a simulated host. */
export type IncidentKind = 'cpu' | 'memory' | 'slow' | 'wait' | 'silent'

/** An incident; times in milliseconds since the epoch, the end not included. */
export type Incident = { kind: IncidentKind; from: number; to: number }

const minute = 60_000
const hour = 60 * minute

/** The incidents of a fleet: which service's first host has which problem, in milliseconds after the fleet's start. */
const script: readonly { service: FleetService; kind: IncidentKind; from: number; to: number }[] = [
  { service: 'db', kind: 'wait', from: -20 * hour, to: -19.2 * hour },
  { service: 'web', kind: 'cpu', from: -9 * hour, to: -8.5 * hour },
  { service: 'web', kind: 'slow', from: -9 * hour, to: -8.4 * hour },
  { service: 'cache', kind: 'memory', from: -6 * hour, to: -4.7 * hour },
  { service: 'api', kind: 'slow', from: -4 * hour, to: -3.6 * hour },
  { service: 'db', kind: 'wait', from: -2.5 * hour, to: -2 * hour },
  // Still active when a person first looks at it; ends two hours later.
  { service: 'worker', kind: 'cpu', from: -50 * minute, to: 2 * hour },
]

/** With fewer hosts than this, none falls silent: too little would be left to see. */
const fewestForSilence = 4

/**
 * Returns the incidents of one host of a fleet. The last host that is not a worker falls silent 35 minutes before the
 * start, permanently.
 *
 * @param start when the fleet was first started, in milliseconds since the epoch
 */
export function incidentsOf(host: FleetHost, hosts: readonly FleetHost[], start: number): Incident[] {
  const isFirst = hosts.find(({ service }) => service === host.service) === host
  const incidents: Incident[] = script
    .filter(({ service }) => isFirst && service === host.service)
    .map(({ kind, from, to }) => ({ kind, from: start + from, to: start + to }))
  const silent = hosts.findLast(({ service }) => service !== 'worker')
  if (hosts.length >= fewestForSilence && host === silent) {
    incidents.push({ kind: 'silent', from: start - 35 * minute, to: Infinity })
  }
  return incidents
}

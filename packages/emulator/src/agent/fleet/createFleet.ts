import { createHosts, type FleetHost } from './hosts.js'
import { type Incident, type IncidentKind, incidentsOf } from './incidents.js'
import { activityOf, type FleetMetric, metricsOf } from './model.js'

/** One metric of a fleet. */
export type FleetSeries = {
  host: FleetHost
  name: string
  /** `hostname`, `service`, `region`, `source=simulated`, and the dimensions specific to the metric. */
  dimensions: Readonly<Record<string, string>>
  /** The value at a time in milliseconds since the epoch; `undefined` while the host is silent. */
  valueAt(time: number): number | undefined
}

/** A simulated fleet. Its values are a function of time, so any part of its past can be computed at any time. */
export type Fleet = { hosts: FleetHost[]; series: FleetSeries[] }

/** What determines the values of a fleet. */
export type CreateFleetOptions = {
  /** How many hosts. */
  hosts: number
  /**
   * When the fleet was first started, in milliseconds since the epoch; some of its incidents happen around that time.
   */
  start: number
}

/**
 * Creates a simulated fleet.
 *
 * @example
 * ```ts
 * const { series } = createFleet({ hosts: 8, start: Date.now() })
 * const now = series.map(({ name, dimensions, valueAt }) => ({ name, dimensions, value: valueAt(Date.now()) }))
 * ```
 */
export function createFleet({ hosts: count, start }: CreateFleetOptions): Fleet {
  const hosts = createHosts(count)
  const series = hosts.flatMap((host) => {
    const incidents = incidentsOf(host, hosts, start)
    const stateAt = rememberLast((time) => ({
      host,
      time,
      activity: activityOf(host, time),
      troubles: troublesAt(incidents, time),
    }))
    return metricsOf(host).map((metric) => toSeries(host, metric, stateAt))
  })
  return { hosts, series }
}

function toSeries(
  host: FleetHost,
  { name, dimensions, compute, external }: FleetMetric,
  stateAt: (time: number) => Parameters<FleetMetric['compute']>[0],
): FleetSeries {
  const { hostname, service, region } = host
  return {
    host,
    name,
    dimensions: { hostname, service, region, source: 'simulated', ...dimensions },
    valueAt: (time) => {
      const state = stateAt(time)
      if (state.troubles.has('silent') && external !== true) return undefined
      return Math.round(1000 * compute(state)) / 1000
    },
  }
}

function troublesAt(incidents: readonly Incident[], time: number): ReadonlySet<IncidentKind> {
  return new Set(incidents.filter(({ from, to }) => from <= time && time < to).map(({ kind }) => kind))
}

/** All metrics of a host are read for the same time, one after the other: their state is computed once. */
function rememberLast<result>(compute: (time: number) => result): (time: number) => result {
  let last: { time: number; result: result } | undefined
  return (time) => {
    if (last?.time !== time) last = { time, result: compute(time) }
    return last.result
  }
}

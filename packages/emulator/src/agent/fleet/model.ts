import type { FleetHost, FleetService } from './hosts.js'
import type { IncidentKind } from './incidents.js'
import { noise, random } from './noise.js'

/** One metric of a simulated host, with its value as a function of time. */
export type FleetMetric = {
  name: string
  /** Dimensions in addition to those that all metrics of the host have. */
  dimensions?: Readonly<Record<string, string>> | undefined
  compute: (state: HostState) => number
  /** Measured from outside: continues, with another value, while the host itself is silent. */
  external?: boolean | undefined
}

/** The state of a host at one moment. All its metrics derive from this, so they are consistent. */
export type HostState = {
  host: FleetHost
  /** Milliseconds since the epoch. */
  time: number
  /** How busy the host is, from 0 to 1. */
  activity: number
  troubles: ReadonlySet<IncidentKind>
}

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

/** How busy a service is at night, and how much the day adds to that. */
const profiles: Record<FleetService, { rest: number; day: number }> = {
  web: { rest: 0.1, day: 0.45 },
  db: { rest: 0.2, day: 0.3 },
  api: { rest: 0.12, day: 0.4 },
  worker: { rest: 0.08, day: 0.12 },
  cache: { rest: 0.08, day: 0.2 },
}

/** Computes how busy a host is, from the hour of the day, the weekend and noise. Workers also have jobs. */
export function activityOf(host: FleetHost, time: number): number {
  const { rest, day: added } = profiles[host.service]
  const hours = (time % day) / hour
  const daylight = 0.5 - 0.5 * Math.cos((2 * Math.PI * (hours - 3)) / 24)
  const weekday = new Date(time).getUTCDay()
  const weekend = weekday === 0 || weekday === 6 ? 0.6 : 1
  const seed = host.index * 101
  const wobble =
    0.07 * noise(seed + 1, time, 45 * minute) +
    0.04 * noise(seed + 2, time, 5 * minute) +
    0.02 * noise(seed + 3, time, 40_000)
  const busy = rest + added * daylight * weekend + wobble + jobOf(host, time)
  return Math.min(0.97, Math.max(0.02, busy))
}

/** A worker has a job in most hours; it takes between 8 and 28 minutes. */
function jobOf(host: FleetHost, time: number): number {
  if (host.service !== 'worker') return 0
  const index = Math.floor(time / hour)
  const chance = random(host.index + 7, index)
  const into = time % hour
  const length = (8 + 20 * chance) * minute
  return chance > 0.25 && into < length ? 0.4 : 0
}

/** The metrics of a host, in the order in which an agent would send them. */
export function metricsOf(host: FleetHost): FleetMetric[] {
  const metrics: FleetMetric[] = [
    { name: 'cpu.user_perc', compute: userShare },
    { name: 'cpu.system_perc', compute: systemShare },
    { name: 'cpu.wait_perc', compute: waitShare },
    {
      name: 'cpu.idle_perc',
      compute: (state) => Math.max(0, 100 - userShare(state) - systemShare(state) - waitShare(state)),
    },
    { name: 'cpu.percent', compute: (state) => Math.min(100, userShare(state) + systemShare(state)) },
    { name: 'load.avg_1_min', compute: load },
    { name: 'mem.usable_perc', compute: usableMemory },
    {
      name: 'mem.usable_mb',
      compute: (state) => Math.floor((usableMemory(state) * host.totalMemoryMb) / 100),
    },
    {
      name: 'disk.space_used_perc',
      dimensions: { device: 'vda1', mount_point: '/' },
      compute: usedSpace,
    },
    {
      name: 'net.in_bytes_sec',
      dimensions: { device: 'eth0' },
      compute: (state) => traffic(state, 4_000_000, 31),
    },
    {
      name: 'net.out_bytes_sec',
      dimensions: { device: 'eth0' },
      compute: (state) => traffic(state, 11_000_000, 37),
    },
    {
      name: 'host_alive_status',
      dimensions: { observer_host: 'monitor-01', test_type: 'ping' },
      compute: ({ troubles }) => (troubles.has('silent') ? 1 : 0),
      external: true,
    },
  ]
  if (host.service === 'web' || host.service === 'api') {
    metrics.push({
      name: 'http_response_time',
      dimensions: { url: `http://${host.hostname}/` },
      compute: responseTime,
    })
  }
  return metrics
}

function userShare({ host, time, activity, troubles }: HostState): number {
  if (troubles.has('cpu')) return 90 + 4 * noise(host.index * 101 + 11, time, 3 * minute)
  return 74 * activity
}

function systemShare({ host, time, activity }: HostState): number {
  return 1.5 + 12 * activity + noise(host.index * 101 + 12, time, minute) * 0.8
}

function waitShare({ host, time, activity, troubles }: HostState): number {
  const jitter = 0.5 + 0.5 * noise(host.index * 101 + 13, time, 2 * minute)
  if (troubles.has('wait'))
    return Math.min(38 + 8 * jitter, 96 - userShare({ host, time, activity, troubles }))
  return (host.service === 'db' ? 3 + 8 * activity : 0.4) * (0.4 + jitter)
}

function load({ host, time, activity, troubles }: HostState): number {
  const extra = (troubles.has('cpu') ? 1.1 : 0) + (troubles.has('wait') ? 0.9 : 0)
  return Math.max(0.01, activity * 1.1 + extra + 0.05 * noise(host.index * 101 + 14, time, 90_000))
}

function usableMemory({ host, time, activity, troubles }: HostState): number {
  if (troubles.has('memory')) return 5 + 1.5 * noise(host.index * 101 + 15, time, 4 * minute)
  const resident = 25 + 25 * random(host.index, 5)
  // Memory that a service leaks adds up until its nightly restart.
  const leaked = host.service === 'api' ? (18 * (time % day)) / day : 0
  return 100 - resident - leaked - 18 * activity - 2 * noise(host.index * 101 + 16, time, 20 * minute)
}

function usedSpace({ host, time }: HostState): number {
  // The first database has outgrown its disk. Elsewhere, logs grow for three days and are then removed.
  if (host.hostname === 'db-01') return 92.5 + 1.2 * noise(host.index, time, 6 * hour)
  const period = 3 * day
  const grown = ((time + host.index * 7 * hour) % period) / period
  return 30 + 30 * random(host.index, 9) + 9 * grown
}

function traffic({ host, time, activity }: HostState, bytes: number, salt: number): number {
  return Math.round(bytes * activity ** 1.3 * (1 + 0.15 * noise(host.index * 101 + salt, time, minute)))
}

function responseTime({ host, time, activity, troubles }: HostState): number {
  const jitter = 0.02 * noise(host.index * 101 + 17, time, minute)
  return (troubles.has('slow') ? 0.9 : 0.06) + 0.25 * activity ** 2 + jitter
}

import type { FleetService } from './hosts.js'

/** One comparison of a simulated alarm definition. */
export type FleetRule = {
  function: 'avg' | 'min' | 'max'
  metricName: string
  /** Only hosts of this service. */
  service?: FleetService | undefined
  operator: '>' | '<'
  threshold: number
  /** Seconds. */
  period: number
  /** The number of consecutive periods in which the threshold must be exceeded. */
  periods: number
}

/** An alarm definition of a simulated fleet; all of its rules must be exceeded. */
export type FleetDefinition = {
  name: string
  description: string
  severity: 'LOW' | 'MEDIUM' | 'HIGH' | 'CRITICAL'
  matchBy: string[]
  rules: FleetRule[]
  /** Names of notification methods. */
  alarmActions: string[]
  okActions: string[]
  undeterminedActions: string[]
}

/** The notification methods that the definitions use. The addresses do not exist. */
export const fleetNotifications: readonly {
  name: string
  type: 'EMAIL' | 'WEBHOOK'
  address: string
}[] = [
  { name: 'Operations mail', type: 'EMAIL', address: 'operations@example.org' },
  { name: 'On-call mail', type: 'EMAIL', address: 'on-call@example.org' },
  { name: 'Chat webhook', type: 'WEBHOOK', address: 'http://127.0.0.1:9/hooks/monitoring' },
]

/**
 * What a simulated fleet is monitored for. Many short periods in a row: with long ones, silence is noticed only after
 * hours.
 */
export const fleetDefinitions: readonly FleetDefinition[] = [
  {
    name: 'Host not reachable',
    description: 'The host does not answer the pings of the monitoring host',
    severity: 'CRITICAL',
    matchBy: ['hostname'],
    rules: [rule('max', 'host_alive_status', '>', 0, { period: 120, periods: 2 })],
    alarmActions: ['On-call mail', 'Chat webhook'],
    okActions: ['Chat webhook'],
    undeterminedActions: ['Operations mail'],
  },
  {
    name: 'High CPU usage',
    description: 'Programs keep the processors busy',
    severity: 'HIGH',
    matchBy: ['hostname'],
    rules: [rule('avg', 'cpu.user_perc', '>', 80, { period: 60, periods: 10 })],
    alarmActions: ['Chat webhook'],
    okActions: ['Chat webhook'],
    undeterminedActions: [],
  },
  {
    name: 'Little usable memory',
    description: 'Less than a tenth of the memory can still be used',
    severity: 'HIGH',
    matchBy: ['hostname'],
    rules: [rule('avg', 'mem.usable_perc', '<', 10, { period: 60, periods: 5 })],
    alarmActions: ['Operations mail', 'Chat webhook'],
    okActions: [],
    undeterminedActions: [],
  },
  {
    name: 'Disk nearly full',
    description: 'More than nine tenths of a disk are in use',
    severity: 'MEDIUM',
    matchBy: ['hostname', 'mount_point'],
    rules: [rule('max', 'disk.space_used_perc', '>', 90, { period: 60, periods: 10 })],
    alarmActions: ['Operations mail'],
    okActions: [],
    undeterminedActions: [],
  },
  {
    name: 'Slow responses',
    description: 'Pages take longer than half a second',
    severity: 'MEDIUM',
    matchBy: ['hostname', 'url'],
    rules: [rule('avg', 'http_response_time', '>', 0.5, { period: 60, periods: 5 })],
    alarmActions: ['Chat webhook'],
    okActions: ['Chat webhook'],
    undeterminedActions: [],
  },
  {
    name: 'Database waits for its disks',
    description: 'Much waiting while there is much to do',
    severity: 'MEDIUM',
    matchBy: ['hostname'],
    rules: [
      rule('avg', 'cpu.wait_perc', '>', 25, { period: 60, periods: 5, service: 'db' }),
      rule('avg', 'load.avg_1_min', '>', 0.8, { period: 60, periods: 5, service: 'db' }),
    ],
    alarmActions: ['Operations mail'],
    okActions: [],
    undeterminedActions: [],
  },
  {
    name: 'Web tier overloaded',
    description: 'The load of all web servers together; time to add one',
    severity: 'LOW',
    matchBy: [],
    rules: [rule('avg', 'load.avg_1_min', '>', 1.5, { period: 900, periods: 1, service: 'web' })],
    alarmActions: ['Operations mail'],
    okActions: [],
    undeterminedActions: [],
  },
]

/** The dimensions that a rule requires of a metric. */
export function dimensionsOf({ service }: FleetRule): Readonly<Record<string, string>> {
  return service === undefined ? { source: 'simulated' } : { service, source: 'simulated' }
}

/** Writes a rule in the expression language. */
function formatRule(rule: FleetRule): string {
  const { function: name, metricName, operator, threshold, period, periods } = rule
  const dimensions = Object.entries(dimensionsOf(rule)).map(([key, value]) => `${key}=${value}`)
  const times = periods === 1 ? '' : ` times ${periods}`
  const length = period === 60 ? '' : `, ${period}`
  return `${name}(${metricName}{${dimensions.join(',')}}${length}) ${operator} ${threshold}${times}`
}

/** Writes the rules of a definition as one expression. */
export function formatRules({ rules }: FleetDefinition): string {
  return rules.map(formatRule).join(' and ')
}

function rule(
  name: FleetRule['function'],
  metricName: string,
  operator: FleetRule['operator'],
  threshold: number,
  rest: Pick<FleetRule, 'period' | 'periods' | 'service'>,
): FleetRule {
  return { function: name, metricName, operator, threshold, ...rest }
}

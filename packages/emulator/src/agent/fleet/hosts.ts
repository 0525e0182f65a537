/** The role of a simulated host; determines how its load changes over the day. */
export type FleetService = 'web' | 'db' | 'api' | 'worker' | 'cache'

/** A simulated host. */
export type FleetHost = {
  index: number
  hostname: string
  service: FleetService
  region: string
  totalMemoryMb: number
}

const services: readonly FleetService[] = ['web', 'db', 'api', 'worker', 'web', 'cache', 'web', 'db']
const regions = ['north', 'south']
const memories: Record<FleetService, number> = {
  web: 16_384,
  db: 65_536,
  api: 16_384,
  worker: 32_768,
  cache: 32_768,
}

/**
 * Creates the hosts of a fleet: `web-01`, `db-01`, `api-01`, … A larger fleet starts with the hosts of a smaller one.
 */
export function createHosts(count: number): FleetHost[] {
  const counters = new Map<FleetService, number>()
  return Array.from({ length: count }, (_host, index) => {
    const service = services[index % services.length] ?? 'web'
    const number = (counters.get(service) ?? 0) + 1
    counters.set(service, number)
    return {
      index,
      hostname: `${service}-${String(number).padStart(2, '0')}`,
      service,
      region: regions[index % regions.length] ?? 'north',
      totalMemoryMb: memories[service],
    }
  })
}

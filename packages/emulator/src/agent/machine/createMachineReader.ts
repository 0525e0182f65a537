import { hostname } from 'node:os'
import type { MetricInput } from '@monasca/core'
import { createCpuReader } from './cpu.js'
import { toDimensionValue } from './dimensionValue.js'
import { readDisks } from './disk.js'
import { readLoad } from './load.js'
import { readMemory } from './memory.js'
import { createNetworkReader } from './network.js'

/**
 * Creates a function that reads this machine's CPU, memory, load, disks and network. Metrics have the names of the
 * Monasca agent and the dimension `hostname`. Rates and shares of time refer to the time since the function's last
 * call, so its first call has none of those. What cannot be read on this machine is left out.
 *
 * @example
 * ```ts
 * const read = createMachineReader()
 * await read()
 * await client.metrics.create(await read())
 * ```
 */
export function createMachineReader(): () => Promise<MetricInput[]> {
  const readers = [createCpuReader(), readMemory, readLoad, readDisks, createNetworkReader()]
  return async () => {
    const parts = await Promise.allSettled(readers.map((read) => read()))
    const timestamp = Date.now()
    const host = toDimensionValue(hostname())
    const samples = parts.flatMap((part) => (part.status === 'fulfilled' ? part.value : []))
    return samples.map(({ name, value, dimensions }) => ({
      name,
      value,
      timestamp,
      dimensions: { hostname: host, ...dimensions },
    }))
  }
}

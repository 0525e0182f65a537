import { setTimeout } from 'node:timers/promises'
import type { MetricInput } from '@monasca/core'
import { createMachineReader } from './machine/createMachineReader.js'

/** Milliseconds between the two readings that rates are computed from: short, but many ticks of the CPU counters. */
const sampleTime = 500

/**
 * Reads this machine's CPU, memory, load, disks and network once, including rates; takes half a second.
 *
 * @example
 * ```ts
 * await client.metrics.create(await readMachineMetrics())
 * ```
 */
export async function readMachineMetrics(): Promise<MetricInput[]> {
  const read = createMachineReader()
  await read()
  await setTimeout(sampleTime)
  return read()
}

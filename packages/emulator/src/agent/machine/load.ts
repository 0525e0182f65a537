import { availableParallelism, loadavg } from 'node:os'
import { round, type Sample } from './sample.js'

/** Reads `load.*`: the average load per logical core over 1, 5 and 15 minutes. Windows does not have it. */
export function readLoad(): Promise<Sample[]> {
  if (process.platform === 'win32') return Promise.resolve([])
  const cores = availableParallelism()
  const [one = 0, five = 0, fifteen = 0] = loadavg().map((load) => round(load / cores))
  return Promise.resolve([
    { name: 'load.avg_1_min', value: one },
    { name: 'load.avg_5_min', value: five },
    { name: 'load.avg_15_min', value: fifteen },
  ])
}

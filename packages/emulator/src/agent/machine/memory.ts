import systemInformation from 'systeminformation'
import { round, type Sample } from './sample.js'

const megabyte = 1_048_576

/** Reads `mem.*`: megabytes of 1,048,576 bytes, and percent. */
export async function readMemory(): Promise<Sample[]> {
  const { total, free, available, buffers, cached, swaptotal, swapused, swapfree } =
    await systemInformation.mem()
  if (!(total > 0)) return []
  const samples: Sample[] = [
    { name: 'mem.total_mb', value: Math.floor(total / megabyte) },
    { name: 'mem.free_mb', value: Math.floor(free / megabyte) },
    { name: 'mem.usable_mb', value: Math.floor(available / megabyte) },
    { name: 'mem.usable_perc', value: round((100 * available) / total) },
    { name: 'mem.swap_total_mb', value: Math.floor(swaptotal / megabyte) },
    { name: 'mem.swap_used_mb', value: Math.floor(swapused / megabyte) },
    { name: 'mem.swap_free_mb', value: Math.floor(swapfree / megabyte) },
    { name: 'mem.used_buffers', value: Math.floor(buffers / megabyte) },
    { name: 'mem.used_cache', value: Math.floor(cached / megabyte) },
  ]
  if (swaptotal > 0) samples.push({ name: 'mem.swap_free_perc', value: round((100 * swapfree) / swaptotal) })
  return samples.filter((sample) => Number.isFinite(sample.value))
}

import { readFile } from 'node:fs/promises'
import { cpus } from 'node:os'
import { type ReadSamples, round, type Sample } from './sample.js'

/** Time that all processors together have spent, in any unit. What the system does not report is absent. */
type CpuTimes = {
  user: number
  system: number
  idle: number
  wait: number | undefined
  stolen: number | undefined
}

/**
 * Creates a reader of `cpu.*`: shares of the time since its last call, in percent. Its first call has nothing to
 * compare with and returns nothing.
 */
export function createCpuReader(readTimes: () => Promise<CpuTimes> = readCpuTimes): ReadSamples {
  let last: CpuTimes | undefined
  return async () => {
    const times = await readTimes()
    const samples = last ? compare(last, times) : []
    last = times
    return samples
  }
}

function compare(last: CpuTimes, now: CpuTimes): Sample[] {
  const spent = (part: keyof CpuTimes) => {
    const [before, after] = [last[part], now[part]]
    // A counter of a virtual machine may decrease slightly.
    return before === undefined || after === undefined ? undefined : Math.max(0, after - before)
  }
  const parts = { user: spent('user'), system: spent('system'), idle: spent('idle'), wait: spent('wait') }
  const stolen = spent('stolen')
  const total = [...Object.values(parts), stolen].reduce<number>((sum, part) => sum + (part ?? 0), 0)
  if (total === 0) return []
  const share = (part: number) => round((100 * part) / total)
  const samples = Object.entries({ ...parts, stolen }).flatMap(([name, part]) =>
    part === undefined ? [] : [{ name: `cpu.${name}_perc`, value: share(part) }],
  )
  const waiting = (parts.idle ?? 0) + (parts.wait ?? 0)
  return [...samples, { name: 'cpu.percent', value: share(total - waiting) }]
}

/** Linux reports more in `/proc/stat` than the portable interface does. */
async function readCpuTimes(): Promise<CpuTimes> {
  const text = process.platform === 'linux' ? await readFile('/proc/stat', 'utf8').catch(() => '') : ''
  const fields = /^cpu +(.+)$/m.exec(text)?.[1]?.split(' ').map(Number)
  if (fields && fields.length >= 4) {
    const [user = 0, nice = 0, system = 0, idle = 0, wait, irq = 0, softIrq = 0, stolen] = fields
    return { user: user + nice, system: system + irq + softIrq, idle, wait, stolen }
  }
  const times: CpuTimes = { user: 0, system: 0, idle: 0, wait: undefined, stolen: undefined }
  for (const cpu of cpus()) {
    times.user += cpu.times.user + cpu.times.nice
    times.system += cpu.times.sys + cpu.times.irq
    times.idle += cpu.times.idle
  }
  return times
}

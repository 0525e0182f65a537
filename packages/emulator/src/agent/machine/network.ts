import systemInformation from 'systeminformation'
import { toDimensionValue } from './dimensionValue.js'
import { type ReadSamples, round, type Sample } from './sample.js'

/** Counters of one network interface since the machine started. */
type Counters = {
  iface: string
  rx_bytes: number
  tx_bytes: number
  rx_errors: number
  tx_errors: number
  rx_dropped: number
  tx_dropped: number
}

const rates = [
  ['net.in_bytes_sec', 'rx_bytes'],
  ['net.out_bytes_sec', 'tx_bytes'],
  ['net.in_errors_sec', 'rx_errors'],
  ['net.out_errors_sec', 'tx_errors'],
  ['net.in_packets_dropped_sec', 'rx_dropped'],
  ['net.out_packets_dropped_sec', 'tx_dropped'],
] as const

/**
 * Creates a reader of `net.*`: rates since its last call, for each interface with traffic, except the loopback. Its
 * first call returns nothing.
 */
export function createNetworkReader(
  readCounters: () => Promise<Counters[]> = () => systemInformation.networkStats('*'),
  /** Milliseconds, never set back. */
  now: () => number = () => performance.now(),
): ReadSamples {
  let last: { time: number; counters: Map<string, Counters> } | undefined
  return async () => {
    const list = (await readCounters()).filter(carriesSomething)
    const current = { time: now(), counters: new Map(list.map((counters) => [counters.iface, counters])) }
    const previous = last
    last = current
    const seconds = previous ? (current.time - previous.time) / 1000 : 0
    if (!previous || seconds <= 0) return []
    return list.flatMap((counters) => {
      const before = previous.counters.get(counters.iface)
      return before ? compare(before, counters, seconds) : []
    })
  }
}

function compare(before: Counters, after: Counters, seconds: number): Sample[] {
  const dimensions = { device: toDimensionValue(after.iface) }
  return rates.flatMap(([name, counter]) => {
    const difference = after[counter] - before[counter]
    // Unknown on this platform, or the counter restarted from zero.
    if (!(difference >= 0)) return []
    return [{ name, value: round(difference / seconds), dimensions }]
  })
}

function carriesSomething({ iface, rx_bytes, tx_bytes }: Counters): boolean {
  return !/^(lo\d*$|loopback)/i.test(iface) && rx_bytes + tx_bytes > 0
}

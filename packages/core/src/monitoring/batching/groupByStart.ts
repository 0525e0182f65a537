import type { SeriesRead } from './seriesRead.js'

/** Rows that cost as much as a request, as in `planRefresh`. */
const requestCost = 50
/** Seconds between measurements, for the estimate. */
const usualInterval = 10

/**
 * Groups reads that differ in `values` and in their start only. Reads of a live chart start at the end of what it has.
 * A group is read from its earliest start, unless the rows before the other starts cost more than a request.
 */
export function groupByStart<item extends { read: SeriesRead }>(items: readonly item[]): item[][] {
  const byStart = new Map<number, item[]>()
  for (const item of items) {
    const same = byStart.get(item.read.start)
    if (same === undefined) byStart.set(item.read.start, [item])
    else same.push(item)
  }
  const groups: item[][] = []
  const latest = [...byStart.values()].sort((left, right) => startOf(left) - startOf(right))
  for (const same of latest) {
    const group = groups.at(-1)
    if (group !== undefined && isCheap(group, same)) group.push(...same)
    else groups.push(same)
  }
  return groups
}

/** Whether it costs less than a request to read the items from the start of the group. */
function isCheap(group: readonly { read: SeriesRead }[], items: readonly { read: SeriesRead }[]): boolean {
  const { statistics, period = 300 } = items[0]?.read.request.query ?? {}
  const interval = 1000 * (statistics === undefined ? usualInterval : Number(period))
  const [from, start] = [startOf(group), startOf(items)]
  // Some servers count periods from the start of a request.
  const isAligned = statistics === undefined || (from % interval === 0 && start % interval === 0)
  return isAligned && (items.length * (start - from)) / interval <= requestCost
}

function startOf([item]: readonly { read: SeriesRead }[]): number {
  return item?.read.start ?? Number.NaN
}

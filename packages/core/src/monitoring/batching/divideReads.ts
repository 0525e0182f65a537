import { maximumLimit } from '../nextOffset.js'
import { formatFilter, type SeriesRead } from './seriesRead.js'

/** Longest filter in an address, percent-encoded. Servers and proxies accept addresses of 8,000 characters. */
const longestFilter = 4000

/** Reads that one request can answer, and the values that they ask for. */
export type Union = {
  filter: string | undefined
  /** The dimensions in which the reads differ. */
  differing: readonly string[]
  /** Number of combinations of values: more than the reads, if not every combination is asked for. */
  combinations: number
}

/** The request for several reads that differ only in their `values`. */
export function unite(reads: readonly [SeriesRead, ...SeriesRead[]]): Union {
  const [first] = reads
  const values = new Map<string, string[]>()
  for (const name of first.values.keys()) {
    values.set(name, [...new Set(reads.flatMap((read) => read.values.get(name) ?? []))])
  }
  const lists = [...values]
  return {
    filter: formatFilter(first.clauses, (name) => values.get(name) ?? []),
    differing: lists.filter(([, list]) => list.length > 1).map(([name]) => name),
    combinations: lists.reduce((product, [, list]) => product * list.length, 1),
  }
}

/**
 * Divides items whose reads differ only in their `values` into groups for one request each. A request must not return
 * much more than was asked for, nor more than fits on a page, and its address must not be too long.
 */
export function divideReads<item extends { read: SeriesRead }>(items: readonly item[]): item[][] {
  const [first, ...others] = items
  if (first === undefined || others.length === 0) return [[...items]]
  const { filter = '', differing, combinations } = unite([first.read, ...others.map(({ read }) => read)])
  if (combinations > 2 * items.length) {
    return partition(items, differing).flatMap((part) => divideReads(part))
  }
  const fits =
    combinations * countRows(first.read) <= maximumLimit && encodeURIComponent(filter).length <= longestFilter
  return fits ? [[...items]] : halve(items).flatMap((half) => divideReads(half))
}

/** Two halves; items with values in common stay together. */
export function halve<item extends { read: SeriesRead }>(items: readonly item[]): [item[], item[]] {
  const sorted = items
    .map((item) => ({ item, text: JSON.stringify([...item.read.values.values()]) }))
    .sort((left, right) => (left.text < right.text ? -1 : 1))
    .map(({ item }) => item)
  const middle = Math.ceil(sorted.length / 2)
  return [sorted.slice(0, middle), sorted.slice(middle)]
}

/** Divides by the value of the dimension that has the fewest. */
function partition<item extends { read: SeriesRead }>(
  items: readonly item[],
  differing: readonly string[],
): item[][] {
  const candidates = differing.map((name) => {
    const parts = new Map<string | undefined, item[]>()
    for (const item of items) {
      const value = item.read.values.get(name)
      const part = parts.get(value)
      if (part === undefined) parts.set(value, [item])
      else part.push(item)
    }
    return [...parts.values()]
  })
  return candidates.sort((left, right) => left.length - right.length)[0] ?? []
}

/** Estimates the rows of one series. Measurements may be rare: their pages are halved when they turn out too long. */
function countRows({ request: { query = {} } }: SeriesRead): number {
  const { statistics, period = 300, start_time, end_time } = query
  if (statistics === undefined || end_time === undefined) return 1
  const length = Date.parse(String(end_time)) - Date.parse(String(start_time))
  return Math.max(1, Math.ceil(length / 1000 / Number(period)))
}

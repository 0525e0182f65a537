import { setImmediate } from 'node:timers/promises'
import type { Time } from '../time/createTime.js'
import type { Store } from './store.js'
import { forgetMetric } from './summaries.js'

/** How long or how many measurements are kept; empty for all of them. */
export type RetentionOptions = {
  /** Hours that a measurement is kept, by the emulator's clock. @default unlimited */
  hours?: number | undefined
  /**
   * Number of measurements that are kept in all projects together; the oldest are deleted first. The limit is
   * approximate: it assumes that each metric is measured evenly. @default unlimited
   */
  rows?: number | undefined
}

/** Milliseconds between two checks for old measurements. */
const interval = 300_000

/** Rows that are counted or deleted at once, while requests wait: some milliseconds. */
const rowsAtOnce = 2_000

/** The measurements of one metric; times are ms since the epoch. */
type Extent = { metricId: number; count: number; first: number; last: number }

/**
 * Deletes measurements beyond the retention: at the start, and every five minutes. It works in small steps, so that
 * requests do not wait long. The database file does not shrink, but its space is reused. Metrics, alarms and their
 * history are kept.
 *
 * @returns a function that stops it after the current step
 */
export function startRetention(store: Store, time: Time, options: RetentionOptions): () => void {
  const { hours = Infinity, rows = Infinity } = options
  let isStopped = hours === Infinity && rows === Infinity

  const look = async (): Promise<void> => {
    const oldest = time.now() - hours * 3_600_000
    if (hours < Infinity) await eachMetric((metricId) => deleteBefore(metricId, oldest))
    if (rows < Infinity) {
      const extents: Extent[] = []
      await eachMetric(async (metricId) => void extents.push(...(await measure(metricId))))
      const cutoff = findCutoff(extents, rows)
      for (const { metricId } of extents) await deleteBefore(metricId, cutoff)
    }
  }

  const eachMetric = async (work: (metricId: number) => Promise<void>): Promise<void> => {
    for (let last = 0; !isStopped; ) {
      const next = store.get<{ id: number }>('SELECT id FROM metrics WHERE id > ? ORDER BY id LIMIT 1', [
        last,
      ])
      if (next === undefined) return
      await work(next.id)
      last = next.id
    }
  }

  const deleteBefore = async (metricId: number, oldest: number): Promise<void> => {
    for (let changed = rowsAtOnce; changed === rowsAtOnce && !isStopped; ) {
      changed = store.run(
        `DELETE FROM measurements WHERE metric_id = ?1 AND timestamp IN (
           SELECT timestamp FROM measurements WHERE metric_id = ?1 AND timestamp < ?2 ORDER BY timestamp LIMIT ?3)`,
        [metricId, oldest, rowsAtOnce],
      )
      if (changed > 0) forgetMetric(store, metricId)
      if (changed > 0) await setImmediate()
    }
  }

  const measure = async (metricId: number): Promise<Extent[]> => {
    const ends = store.get<{ first: number | null; last: number | null }>(
      `SELECT (SELECT min(timestamp) FROM measurements WHERE metric_id = ?1) AS first,
         (SELECT max(timestamp) FROM measurements WHERE metric_id = ?1) AS last`,
      [metricId],
    )
    if (ends?.first == null || ends.last === null) return []
    const { first, last } = ends
    let count = 0
    for (let from: number | undefined = first; from !== undefined && !isStopped; ) {
      const next: { timestamp: number } | undefined = store.get(
        'SELECT timestamp FROM measurements WHERE metric_id = ? AND timestamp >= ? ORDER BY timestamp LIMIT 1 OFFSET ?',
        [metricId, from, rowsAtOnce],
      )
      const rest = 'SELECT count(*) AS count FROM measurements WHERE metric_id = ? AND timestamp >= ?'
      count += next ? rowsAtOnce : (store.get<{ count: number }>(rest, [metricId, from])?.count ?? 0)
      from = next?.timestamp
    }
    await setImmediate()
    return [{ metricId, count, first, last }]
  }

  const next = async (): Promise<void> => {
    try {
      await look()
    } catch {
      // A full disk, or another process with the file: the next check tries again.
    }
    if (!isStopped) time.schedule(time.now() + interval, next)
  }
  if (!isStopped) time.schedule(time.now(), next)
  return () => {
    isStopped = true
  }
}

/** The time from which there are at most the given number of measurements, if each metric was measured evenly. */
export function findCutoff(extents: readonly Omit<Extent, 'metricId'>[], rows: number): number {
  const newer = (time: number): number => {
    let sum = 0
    for (const { count, first, last } of extents) {
      const share = last < time ? 0 : first >= time ? 1 : (last - time + 1) / (last - first + 1)
      sum += count * share
    }
    return sum
  }
  let low = Math.min(...extents.map(({ first }) => first))
  if (extents.length === 0 || newer(low) <= rows) return -Infinity
  let high = Math.max(...extents.map(({ last }) => last)) + 1
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (newer(middle) <= rows) high = middle
    else low = middle
  }
  return high
}

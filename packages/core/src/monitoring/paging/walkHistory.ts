import { maximumLimit } from '../nextOffset.js'
import type { Chunk, Walk } from './walk.js'

/** The member of a state change that paging reads. */
type Entry = { timestamp: number }

/**
 * Continues a history at the time of its last entry. Offsets are exclusive and in milliseconds, which would lose
 * entries of the same millisecond on the next page. So each page starts with that millisecond again, and known entries
 * are dropped.
 */
export async function* walkHistory(walk: Walk): AsyncGenerator<Chunk, void, undefined> {
  const { parameters, read } = walk
  const { limit = maximumLimit } = parameters
  const visited = new Set<string | undefined>([parameters.offset])
  let reply = walk.first
  // The last millisecond, and the number of entries read per content.
  let moment = Number.NaN
  let known = new Map<string, number>()
  let repeatsKnown = false
  let size = limit
  for (;;) {
    const entries = reply.elements as readonly Entry[]
    if (entries.some(({ timestamp }) => timestamp < moment)) throw stuck(walk, String(moment))
    const fresh: readonly Entry[] = repeatsKnown ? dropKnown(entries, known) : entries
    const next = entries.length === 0 ? undefined : reply.nextOffset
    yield { elements: fresh, nextOffset: next, more: next !== undefined }
    if (next === undefined) return

    const last = fresh.at(-1)?.timestamp ?? moment
    known = countContents(fresh, last, last === moment ? known : new Map())
    moment = last
    // An offset with more than the time of the last entry continues exactly.
    repeatsKnown = !(Number.isNaN(last) || next.startsWith(`${last}_`))
    if (!repeatsKnown) {
      if (visited.has(next)) throw stuck(walk, next)
      visited.add(next)
      reply = await read({ ...parameters, offset: next })
      continue
    }
    if (fresh.length === 0 && size === maximumLimit) throw stuck(walk, String(last))
    const repeated = [...known.values()].reduce((sum, count) => sum + count, 0)
    size = fresh.length === 0 ? maximumLimit : Math.min(limit + repeated, maximumLimit)
    reply = await read({ ...parameters, offset: String(last - 1), limit: size })
  }
}

function dropKnown(entries: readonly Entry[], known: ReadonlyMap<string, number>): Entry[] {
  const left = new Map(known)
  return entries.filter((entry) => {
    const content = JSON.stringify(entry)
    const count = left.get(content) ?? 0
    left.set(content, count - 1)
    return count <= 0
  })
}

function countContents(
  entries: readonly Entry[],
  moment: number,
  known: ReadonlyMap<string, number>,
): Map<string, number> {
  const counts = new Map(known)
  for (const entry of entries) {
    if (entry.timestamp !== moment) continue
    const content = JSON.stringify(entry)
    counts.set(content, (counts.get(content) ?? 0) + 1)
  }
  return counts
}

function stuck(walk: Walk, offset: string): Error {
  return walk.fail(
    offset,
    'the server returns the same state changes again',
    'Request fewer changes: by `startTime` and `endTime`, by `dimensions`, or of one alarm.',
  )
}

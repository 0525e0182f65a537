import type { Chunk, Reply, Walk } from './walk.js'

type Request = { offset: string; reply: Promise<Reply> }

/**
 * Reads a list on by its offsets, one after the other, or several at once where the next ones can be computed: those of
 * counted lists, and those of metrics as long as they prove to be positions.
 */
export async function* walkOffsets(walk: Walk): AsyncGenerator<Chunk, void, undefined> {
  const { parameters, concurrency, worthwhile } = walk
  const { paging } = walk.request
  const isCounted = paging === 'count'
  // The position before the first element: metrics are asked for by the last position seen, not by a count.
  const base = Number(parameters.offset ?? (isCounted ? 0 : -1))
  // An empty offset is none: it leads back to the beginning.
  const visited = new Set([parameters.offset ?? '', ''])
  let queue = createQueue(walk)
  let offset = parameters.offset
  let position = base
  let reply = walk.first
  let before: Reply | undefined
  try {
    for (;;) {
      const elements = isCounted && before !== undefined && isNothing(reply) ? [] : reply.elements
      const next = elements.length === 0 ? undefined : reply.nextOffset
      if (isCounted && before !== undefined && repeats(walk, reply, before)) throw stuck(walk, offset)
      yield { elements, nextOffset: next, more: next !== undefined }
      if (next === undefined) return
      if (visited.has(next)) throw stuck(walk, next)
      visited.add(next)

      const step = elements.length
      const isComputable =
        (isCounted || paging === 'id') && /^\d+$/.test(next) && Number(next) === position + step
      position = Number(next)
      // A page that was shorter than those before has moved all offsets that were computed.
      if (queue.next() !== next) {
        queue.cancel()
        queue = createQueue(walk)
        queue.ask(next)
      }
      for (
        let ahead = queue.last() + step;
        isComputable && queue.length() < concurrency && ahead - base < worthwhile;
        ahead += step
      ) {
        queue.ask(String(ahead))
      }
      offset = next
      before = reply
      reply = await queue.take()
    }
  } finally {
    queue.cancel()
  }
}

type Queue = {
  length: () => number
  /** The offset that is taken next. */
  next: () => string | undefined
  /** The offset that was asked for last. */
  last: () => number
  ask: (offset: string) => void
  take: () => Promise<Reply>
  /** Aborts what is under way. */
  cancel: () => void
}

function createQueue({ read, parameters, signal }: Walk): Queue {
  const requests: Request[] = []
  // A controller for each request: Node warns of a leak when more than ten listen to one signal.
  const open = new Set<AbortController>()
  const abort = (): void => {
    for (const controller of open) controller.abort(signal.reason)
  }
  signal.addEventListener('abort', abort)
  return {
    length: () => requests.length,
    next: () => requests[0]?.offset,
    last: () => Number(requests.at(-1)?.offset),
    ask(offset) {
      const controller = new AbortController()
      open.add(controller)
      if (signal.aborted) abort()
      const reply = read({ ...parameters, offset }, controller.signal)
      const close = (): boolean => open.delete(controller)
      // What was asked for beyond the end may fail without anyone waiting for it.
      reply.then(close, close)
      requests.push({ offset, reply })
    },
    take: () => requests.shift()?.reply ?? Promise.reject(new RangeError('Nothing was asked for')),
    cancel() {
      signal.removeEventListener('abort', abort)
      abort()
    },
  }
}

/** Some servers answer a count beyond the last group as one that found nothing: 0, and null for each group. */
function isNothing({ elements }: Reply): boolean {
  const row = elements[0]
  if (elements.length !== 1 || !Array.isArray(row)) return false
  return row[0] === 0 && row.slice(1).every((value) => value === null)
}

/**
 * Whether a page is the one before it again, because the server ignores the offset. A filter of definitions by dimensions
 * may give one definition many times, so that two pages of nothing else are no proof.
 */
function repeats({ parameters }: Walk, { elements }: Reply, { elements: before }: Reply): boolean {
  if (elements.length === 0 || elements.length !== before.length) return false
  const ends = (list: readonly unknown[]): string[] =>
    [list[0], list.at(-1)].map((end) => JSON.stringify(end))
  const [first, last] = ends(elements)
  const [firstBefore, lastBefore] = ends(before)
  const mayRepeat = parameters.dimensions !== undefined && first === last
  return first === firstBefore && last === lastBefore && !mayRepeat
}

function stuck(walk: Walk, offset: string | undefined): Error {
  return walk.fail(
    offset,
    'the server leads back to an offset that it was asked for before',
    'Ask for fewer elements by a filter, or for all of them on one page by a `limit` of 10000.',
  )
}

import type { Chunk, Reply, Walk } from './walk.js'

type Request = { offset: string; reply: Promise<Reply> }

/**
 * Continues a list by its offsets: one after the other, or several at once if offsets can be computed. That holds for
 * counted lists, and for metrics as long as their offsets are positions.
 */
export async function* walkOffsets(walk: Walk): AsyncGenerator<Chunk, void, undefined> {
  const { parameters, concurrency, worthwhile } = walk
  const { paging } = walk.request
  const isCounted = paging === 'count'
  // The position before the first element: metrics continue after the last position, not after a count.
  const base = Number(parameters.offset ?? (isCounted ? 0 : -1))
  // An empty offset leads back to the start.
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
      // A shorter page shifts all computed offsets.
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
  /** The offset to take next. */
  next: () => string | undefined
  /** The offset requested last. */
  last: () => number
  ask: (offset: string) => void
  take: () => Promise<Reply>
  /** Aborts pending requests. */
  cancel: () => void
}

function createQueue({ read, parameters, signal }: Walk): Queue {
  const requests: Request[] = []
  // One controller per request: Node warns about a leak if more than ten listen to one signal.
  const open = new Set<AbortController>()
  const abort = (): void => {
    for (const controller of open) controller.abort(signal?.reason)
  }
  signal?.addEventListener('abort', abort)
  return {
    length: () => requests.length,
    next: () => requests[0]?.offset,
    last: () => Number(requests.at(-1)?.offset),
    ask(offset) {
      const controller = new AbortController()
      open.add(controller)
      if (signal?.aborted) abort()
      const reply = read({ ...parameters, offset }, controller.signal)
      const close = (): boolean => open.delete(controller)
      // A request beyond the end may fail while no caller waits for it.
      reply.then(close, close)
      requests.push({ offset, reply })
    },
    take: () => requests.shift()?.reply ?? Promise.reject(new RangeError('No request is pending')),
    cancel() {
      signal?.removeEventListener('abort', abort)
      abort()
    },
  }
}

/** For a count beyond the last group, some servers return a row of 0 and nulls. */
function isNothing({ elements }: Reply): boolean {
  const row = elements[0]
  if (elements.length !== 1 || !Array.isArray(row)) return false
  return row[0] === 0 && row.slice(1).every((value) => value === null)
}

/**
 * Whether a page repeats the previous one because the server ignores the offset. A filter of definitions by dimensions
 * may return one definition many times, so two pages of it prove nothing.
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
    'the server leads back to an offset that was already requested',
    'Filter the list, or request it on one page with a `limit` of 10000.',
  )
}

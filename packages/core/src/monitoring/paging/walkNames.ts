import { toText } from '../../series/toText.js'
import { maximumLimit } from '../nextOffset.js'
import type { Chunk, Reply, Walk } from './walk.js'

/**
 * Continues a list of ascending texts, which are their own offsets. One large page compensates for two server faults:
 * some compare the offset in lower case, so names with capitals skip too far; and repeated values do not advance at
 * all.
 */
export async function* walkNames(walk: Walk): AsyncGenerator<Chunk, void, undefined> {
  const { parameters, read } = walk
  const { limit = maximumLimit } = parameters
  const seen = new Set<string>()
  let last = parameters.offset
  let reply = walk.first
  let isExact = false
  for (;;) {
    const asked = last
    if (last !== undefined && !isExact) {
      const leap = findLeap(last, reply)
      isExact = leap === 'none' || (leap === 'perhaps' && (await comparesExactly(walk, last)))
      if (leap === 'perhaps' && !isExact) reply = await readFromSafeOffset(walk, last)
    }
    let fresh = pickFresh(reply, seen)
    if (fresh.length === 0 && isUnfinished(reply) && limit < maximumLimit) {
      reply = await read({ ...parameters, offset: asked, limit: maximumLimit })
      fresh = pickFresh(reply, seen)
    }
    const isEnd = !isUnfinished(reply)
    if (fresh.length === 0 && !isEnd) {
      throw walk.fail(
        asked,
        'the server returns the same names again',
        'Filter the list so that it fits on one page of 10000.',
      )
    }
    if (fresh.length === 0) yield { elements: [], nextOffset: undefined, more: false }
    // Splits one large page into pages of the requested size.
    for (let start = 0; start < fresh.length; start += limit) {
      const elements = fresh.slice(start, start + limit)
      const more = !isEnd || start + limit < fresh.length
      yield { elements, nextOffset: more ? elements.at(-1) : undefined, more }
    }
    if (isEnd) return
    last = fresh.at(-1)
    reply = await read({ ...parameters, offset: last })
  }
}

/**
 * Whether a server that compares in lower case would have skipped names after `offset`: not if it returned one of
 * these.
 */
function findLeap(offset: string, { elements }: Reply): 'none' | 'perhaps' | 'impossible' {
  const lowered = offset.toLowerCase()
  if (lowered === offset) return 'impossible'
  const first = elements[0]
  return typeof first === 'string' && first > offset && first <= lowered ? 'none' : 'perhaps'
}

/**
 * Reads after an offset just before a known name. The server returns that name unless it converts the offset to lower
 * case.
 */
async function comparesExactly({ parameters, read }: Walk, name: string): Promise<boolean> {
  const letters = [...name]
  const index = findCapital(letters)
  const prefix = letters.slice(0, index + 1).join('')
  const before = String.fromCodePoint((letters[index]?.codePointAt(0) ?? 1) - 1)
  const offset = prefix < name ? prefix : letters.slice(0, index).join('') + before
  if (offset.toLowerCase() < name) return false
  const [first] = (await read({ ...parameters, offset, limit: 1 })).elements
  return typeof first === 'string' && first <= name
}

function findCapital(letters: readonly string[]): number {
  return letters.findIndex((letter) => letter !== letter.toLowerCase())
}

/** Reads names after `offset` with an offset that all servers treat alike: its part without capitals. */
async function readFromSafeOffset({ parameters, read, fail }: Walk, offset: string): Promise<Reply> {
  const letters = [...offset]
  const safe = letters.slice(0, findCapital(letters)).join('')
  const page = await read({ ...parameters, offset: safe === '' ? undefined : safe, limit: maximumLimit })
  const elements = page.elements.filter((name) => typeof name !== 'string' || name > offset)
  if (elements.length > 0 || !isUnfinished(page)) return { ...page, elements }
  throw fail(
    offset,
    'some servers skip names after an offset with capitals, and no page is large enough to rule that out',
    'Filter the list so that it fits on one page of 10000.',
  )
}

function isUnfinished({ elements, nextOffset }: Reply): boolean {
  return elements.length > 0 && nextOffset !== undefined
}

/** Picks names that were not returned yet, each once: servers repeat values that several metrics have. */
function pickFresh({ elements }: Reply, seen: Set<string>): string[] {
  return elements.map((value) => toText(value)).filter((name) => !seen.has(name) && seen.add(name))
}

import { toText } from '../../series/toText.js'
import { maximumLimit } from '../nextOffset.js'
import type { Chunk, Reply, Walk } from './walk.js'

/**
 * Reads a list of texts on, which are ascending and are their own offsets. Two faults of servers are made up for by one
 * large page: some compare the offset in lower case, so that names with capitals lead too far; and values that are given
 * several times do not lead on at all.
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
        'the server gives the same names again',
        'Ask for fewer names by a filter, so that they fit on one page of 10000.',
      )
    }
    if (fresh.length === 0) yield { elements: [], nextOffset: undefined, more: false }
    // One large page is handed out as pages of the size that was asked for.
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
 * Whether a server that compares in lower case would have left out names after `offset`: no, when it gave one of those
 * that it could not have given.
 */
function findLeap(offset: string, { elements }: Reply): 'none' | 'perhaps' | 'impossible' {
  const lowered = offset.toLowerCase()
  if (lowered === offset) return 'impossible'
  const first = elements[0]
  return typeof first === 'string' && first > offset && first <= lowered ? 'none' : 'perhaps'
}

/** Asks for what follows an offset just before a known name, which is that name unless the offset is put into lower case. */
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

/** Reads names after `offset` by one that means the same to every server: the part of it that has no capitals. */
async function readFromSafeOffset({ parameters, read, fail }: Walk, offset: string): Promise<Reply> {
  const letters = [...offset]
  const safe = letters.slice(0, findCapital(letters)).join('')
  const page = await read({ ...parameters, offset: safe === '' ? undefined : safe, limit: maximumLimit })
  const elements = page.elements.filter((name) => typeof name !== 'string' || name > offset)
  if (elements.length > 0 || !isUnfinished(page)) return { ...page, elements }
  throw fail(
    offset,
    'some servers leave out names after an offset with capitals, and no page is large enough to make sure',
    'Ask for fewer names by a filter, so that they fit on one page of 10000.',
  )
}

function isUnfinished({ elements, nextOffset }: Reply): boolean {
  return elements.length > 0 && nextOffset !== undefined
}

/** The names that have not been handed out. Each counts once: servers repeat values that several metrics have. */
function pickFresh({ elements }: Reply, seen: Set<string>): string[] {
  return elements.map((value) => toText(value)).filter((name) => !seen.has(name) && seen.add(name))
}

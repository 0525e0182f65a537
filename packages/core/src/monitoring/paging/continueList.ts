import { isSeries } from '../series/anySeries.js'
import type { Chunk, Walk } from './walk.js'
import { walkHistory } from './walkHistory.js'
import { walkNames } from './walkNames.js'
import { walkOffsets } from './walkOffsets.js'
import { walkSeries } from './walkSeries.js'

// Loaded when a list has more than one page.

/** Continues a list after its first page, the way that its request and its elements need. */
export function continueList(walk: Walk): AsyncGenerator<Chunk, void, undefined> {
  const { paging } = walk.request
  const { elements } = walk.first
  // A wrapper of a list may have changed its elements.
  if (paging === 'series' && elements.every(isSeries)) return walkSeries(walk)
  if (paging === 'names' && elements.every(isText)) return walkNames(walk)
  if (paging === 'history' && elements.every(hasTime)) return walkHistory(walk)
  return walkOffsets(walk)
}

function isText(element: unknown): boolean {
  return typeof element === 'string'
}

function hasTime(element: unknown): boolean {
  return typeof element === 'object' && element !== null && 'timestamp' in element
}

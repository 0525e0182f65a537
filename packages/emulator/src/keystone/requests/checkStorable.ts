import { isStorable } from '../../http/text.js'
import { badRequest } from './errors.js'

/** Maximum depth of a body: deeper ones could not be serialized again. */
const maximumDepth = 100

/**
 * Checks that a body can be stored and returned unchanged.
 *
 * @throws `KeystoneError` 400 for U+0000 or half a surrogate pair in a name or text, and for too many levels
 */
export function checkStorable(body: unknown): void {
  let level: unknown[] = [body]
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > maximumDepth) throw badRequest(`The body must have at most ${maximumDepth} levels.`)
    for (const value of level) {
      const texts = typeof value === 'string' ? [value] : isContainer(value) ? Object.keys(value) : []
      if (texts.every(isStorable)) continue
      throw badRequest('The body must not contain the character U+0000 or half a surrogate pair.')
    }
    level = level.filter(isContainer).flatMap((value) => Object.values(value))
  }
}

function isContainer(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}

import { InvalidParameterError } from '../errors/index.js'

/**
 * Percent-encodes a part of a URL.
 *
 * @throws InvalidParameterError if the text contains half of a surrogate pair, which no URL can represent
 */
export function encodePart(text: string | number | boolean, parameter: string): string {
  try {
    return encodeURIComponent(text)
  } catch {
    throw new InvalidParameterError({
      parameter,
      reason: 'contains half of a surrogate pair, which is not a character',
      advice: 'Split text between characters: `[...text]`, or `text.toWellFormed()`.',
    })
  }
}

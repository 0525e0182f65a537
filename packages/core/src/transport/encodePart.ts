import { InvalidParameterError } from '../errors/index.js'

/**
 * Percent-encodes a part of an address.
 *
 * @throws InvalidParameterError when the text holds half of a surrogate pair: no address can carry that
 */
export function encodePart(text: string | number | boolean, parameter: string): string {
  try {
    return encodeURIComponent(text)
  } catch {
    throw new InvalidParameterError({
      parameter,
      reason: 'holds half of a surrogate pair, which is no character',
      advice: 'Cut texts between characters: `[...text]`, or `text.toWellFormed()`.',
    })
  }
}

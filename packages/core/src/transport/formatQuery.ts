import { encodePart } from './encodePart.js'

/** The members of a query, before encoding. */
export type Query = Readonly<Record<string, string | number | boolean | undefined>>

/**
 * Turns members into `?a=1&b=2`; every value is percent-encoded, commas and colons too; empty queries give ''.
 *
 * @throws InvalidParameterError for a name or value that no address can carry
 */
export function formatQuery(query: Query | undefined): string {
  let text = ''
  for (const name in query) {
    const value = query[name]
    if (value !== undefined) {
      text += `${text ? '&' : '?'}${encodePart(name, name)}=${encodePart(value, name)}`
    }
  }
  return text
}

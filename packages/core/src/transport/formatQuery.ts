import { encodePart } from './encodePart.js'

/** Query parameters, before encoding. */
export type Query = Readonly<Record<string, string | number | boolean | undefined>>

/**
 * Formats query parameters as `?a=1&b=2`. Every value is percent-encoded, including commas and colons; an empty query
 * returns ''.
 *
 * @throws InvalidParameterError for a name or value that no URL can represent
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

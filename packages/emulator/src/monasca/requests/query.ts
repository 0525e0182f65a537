import { isStorable } from '../../http/text.js'
import { unprocessable } from './errors.js'

/** The query parameters of a request. Empty ones count as absent; a comma means the same raw and percent-encoded. */
export type Query = {
  /** The first value of a parameter that may be repeated. */
  first(name: string): string | undefined
  /** The last value of a parameter that may be repeated. */
  last(name: string): string | undefined
  /** The value of a parameter that must not be repeated. @throws ApiError 422 if it is */
  only(name: string): string | undefined
  /** All values of a parameter, joined by commas. */
  joined(name: string): string | undefined
}

/** Reads the query part of a URL, with or without its question mark. */
export function parseQuery(search: string): Query {
  const parameters = new URLSearchParams(search)
  const values = (name: string): string[] => {
    const found = parameters.getAll(name).filter((value) => value !== '')
    for (const value of found) {
      if (!isStorable(value)) throw unprocessable(`${name} must not contain the character U+0000`)
    }
    return found
  }
  return {
    first: (name) => values(name)[0],
    last: (name) => values(name).at(-1),
    only(name) {
      const [value, ...others] = values(name)
      if (others.length > 0) throw unprocessable(`${name} was given more than once`)
      return value
    },
    joined(name) {
      const found = values(name)
      return found.length === 0 ? undefined : found.join(',')
    },
  }
}

/** The members of a query, before encoding. */
export type Query = Readonly<Record<string, string | number | boolean | undefined>>

/** Turns members into `?a=1&b=2`; every value is percent-encoded, commas and colons too; empty queries give ''. */
export function formatQuery(query: Query | undefined): string {
  let text = ''
  for (const name in query) {
    const value = query[name]
    if (value !== undefined) {
      text += `${text ? '&' : '?'}${encodeURIComponent(name)}=${encodeURIComponent(value)}`
    }
  }
  return text
}

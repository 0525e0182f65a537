/** Replaces a secret. */
export const mask = '***'

/** The host of a URL, with an optional port. */
const host = /^(?:[^:@]*|\[[\da-f:.]*\])(:\d*)?$/i

/**
 * Where the credentials of a URL begin and end, including the `@`; `undefined` if it has none.
 * People paste passwords with `/`, `?`, `#`, `@` and `:` into URLs unescaped, and URL parsers disagree about those.
 * Everything up to the last `@` therefore counts, unless it is clearly in the path of a host (`https://host/a@b`) or in
 * a query
 * (`https://host:5000/?mail=a@b`).
 */
function findCredentials(url: string): readonly [start: number, end: number] | undefined {
  const prefix = /^(?:[a-z][a-z\d+.-]*:[/\\]*|[/\\]{2,})/i.exec(url)?.[0]
  const at = url.lastIndexOf('@')
  if (prefix === undefined || at < prefix.length) return undefined
  const start = prefix.length
  const [authority = ''] = url.slice(start).split(/[/\\?#]/, 1)
  const [whole, port] = host.exec(authority) ?? []
  const query = url.slice(start, at).search(/[?#]/)
  const isInPath = query < 0 && port === undefined
  const isInQuery = query >= 0 && url.slice(start + query, at).includes('=')
  return whole !== undefined && (isInPath || isInQuery) ? undefined : [start, at + 1]
}

/** Whether a URL contains a user name or password. */
export function hasCredentials(url: string): boolean {
  return findCredentials(url) !== undefined
}

/** Replaces the user name and password of a URL with `replacement`. */
export function maskCredentials(url: string, replacement: string = `${mask}@`): string {
  const [start, end] = findCredentials(url) ?? [0, 0]
  return end === 0 ? url : url.slice(0, start) + replacement + url.slice(end)
}

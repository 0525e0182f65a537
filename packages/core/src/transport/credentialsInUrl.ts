/** Stands for a secret. */
export const mask = '***'

/** The host of an address, perhaps with a port. */
const host = /^(?:[^:@]*|\[[\da-f:.]*\])(:\d*)?$/i

/**
 * Where the credentials of an address begin and end, its `@` included; `undefined` if it has none.
 *
 * People type passwords with `/`, `?`, `#`, `@` and `:` into addresses as they are, which URL parsers read differently. So
 * everything up to the last `@` counts, unless that is plainly in the path of a host (`https://host/a@b`) or in a query
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

/** Whether an address holds a user name or password. */
export function hasCredentials(url: string): boolean {
  return findCredentials(url) !== undefined
}

/** An address with `replacement` in the place of its user name and password. */
export function maskCredentials(url: string, replacement: string = `${mask}@`): string {
  const [start, end] = findCredentials(url) ?? [0, 0]
  return end === 0 ? url : url.slice(0, start) + replacement + url.slice(end)
}

/** A text with the credentials masked of every address in it. */
export function maskAddresses(text: string): string {
  let clean = ''
  let done = 0
  for (let slashes = text.indexOf('//'); slashes >= 0; slashes = text.indexOf('//', done)) {
    const ending = /[\s"'<>]|$/g
    ending.lastIndex = slashes
    const end = ending.exec(text)?.index ?? text.length
    clean += text.slice(done, slashes) + maskCredentials(text.slice(slashes, end))
    done = end
  }
  return clean + text.slice(done)
}

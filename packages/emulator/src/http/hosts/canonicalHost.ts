import { isIPv6 } from 'node:net'

/** A name or an IPv4 address, without characters that a URL splits at, decodes or drops. */
const plainHost = /^[^\s/?#@\\:%*[\]<>^|]+$/

/** An IPv6 address as written in URLs. */
const bracketedHost = /^\[[\da-f:.]+\]$/i

/**
 * Returns the canonical spelling of a host, without port: lower case, no trailing dot, the short form of addresses,
 * IPv4 for mapped IPv6 addresses, no zone. `undefined` if the text is not a host.
 */
export function canonicalHost(text: string): string | undefined {
  const unzoned = text.replace(/%[^\]%]*(\]?)$/, '$1')
  const host = isIPv6(unzoned) ? `[${unzoned}]` : unzoned
  const isHost = plainHost.test(host) || bracketedHost.test(host)
  if (!isHost || !URL.canParse(`http://${host}`)) return undefined
  const { hostname } = new URL(`http://${host}`)
  const [, high, low] = /^\[::ffff:([\da-f]+):([\da-f]+)\]$/.exec(hostname) ?? []
  if (high !== undefined && low !== undefined) return toIPv4(high, low)
  return hostname.endsWith('.') ? hostname.slice(0, -1) || undefined : hostname
}

/** Whether a canonical host is this machine, without name resolution. */
export function isLoopbackHost(host: string): boolean {
  return (
    host === 'localhost' ||
    host.endsWith('.localhost') ||
    host === '[::1]' ||
    /^127(\.\d{1,3}){3}$/.test(host)
  )
}

function toIPv4(high: string, low: string): string {
  const bits = [high, low].map((part) => Number.parseInt(part, 16))
  return bits.flatMap((part) => [part >> 8, part & 255]).join('.')
}

import { isIPv4, isIPv6 } from 'node:net'
import { domainToASCII } from 'node:url'

/** Bits of an IPv6 address before an embedded IPv4 address (RFC 4291, 2.5.5.2). */
const mappedBits = 96

/** An address of either family as the bits of an IPv6 address; `undefined` for anything else. */
function toBits(address: string): bigint | undefined {
  if (isIPv4(address)) {
    const number = address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0)
    return (0xffffn << 32n) | BigInt(number)
  }
  if (!isIPv6(address) || address.includes('%')) return undefined
  // The platform's parser normalizes every spelling, to hexadecimal only.
  const [head = '', tail] = new URL(`http://[${address}]`).hostname.slice(1, -1).split('::')
  const left = head === '' ? [] : head.split(':')
  const right = tail ? tail.split(':') : []
  const zeros = Array<string>(8 - left.length - right.length).fill('0')
  return [...left, ...zeros, ...right].reduce((sum, group) => (sum << 16n) | BigInt(`0x${group}`), 0n)
}

/**
 * Whether an address is in a network such as `10.0.0.0/8` or `::/64`; without a slash, whether it equals the address.
 */
function isWithin(address: string, network: string): boolean {
  const [base = '', size, ...rest] = network.split('/')
  const [bits, start] = [toBits(address), toBits(base)]
  if (bits === undefined || start === undefined || rest.length > 0) return false
  const offset = isIPv4(base) ? mappedBits : 0
  if (size !== undefined && !/^\d{1,3}$/.test(size)) return false
  const prefix = size === undefined ? 128 : Number(size) + offset
  // The IPv4 addresses are a part of `::/64` in theory only.
  if (prefix > 128 || (isIPv4(address) && prefix < mappedBits)) return false
  const others = BigInt(128 - prefix)
  return bits >> others === start >> others
}

/** Splits an entry: `[::1]:8070` and `[::]/64` have brackets, and a bare IPv6 address has no port. */
function readEntry(entry: string): { name: string; port: string | undefined } {
  const [, bracketed, size = '', port] = /^\[([^\]]*)\](\/\d+)?(?::(\d+))?$/.exec(entry) ?? []
  if (bracketed !== undefined) return { name: bracketed + size, port }
  if (entry.includes('/') || isIPv6(entry)) return { name: entry, port: undefined }
  const [name = '', number, ...rest] = entry.split(':')
  return rest.length > 0 ? { name: entry, port: undefined } : { name, port: number }
}

/** A name as in URLs: in ASCII, without a trailing dot. */
function toHost(name: string): string {
  const bare = name.endsWith('.') ? name.slice(0, -1) : name
  return /^[\x20-\x7e]*$/.test(bare) ? bare : domainToASCII(bare)
}

/**
 * Whether `NO_PROXY` lists the host of a URL: by its name or a parent domain, by its IP address in any spelling, or by
 * its network. All but networks may have a port.
 */
export function isExempt(url: URL, list: string): boolean {
  const { hostname } = url
  const host = toHost(hostname.startsWith('[') ? hostname.slice(1, -1) : hostname)
  const isAddress = toBits(host) !== undefined
  const own = url.port || (url.protocol === 'https:' ? '443' : '80')
  return list
    .toLowerCase()
    .split(/[\s,]+/)
    .some((entry) => {
      if (entry === '*') return true
      const { name, port } = readEntry(entry.replace(/^\*?\./, ''))
      if (name === '' || (port !== undefined && port !== own)) return false
      if (isAddress) return isWithin(host, name)
      const wanted = toHost(name)
      return wanted !== '' && (host === wanted || host.endsWith(`.${wanted}`))
    })
}

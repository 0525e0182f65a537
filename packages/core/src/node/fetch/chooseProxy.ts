import { isIPv4 } from 'node:net'

/** Environment variables, such as `process.env`. */
export type Environment = Readonly<Record<string, string | undefined>>

/** The value of a variable in lower case, else in upper case; empty ones do not count. */
function variable(env: Environment, name: string): string | undefined {
  return env[name] || env[name.toUpperCase()] || undefined
}

function toNumber(address: string): number {
  return address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0)
}

/** Whether an address is in a network such as 10.0.0.0/8. */
function isWithin(address: string, network: string): boolean {
  const [base = '', bits = ''] = network.split('/')
  if (!isIPv4(base) || !/^\d{1,2}$/.test(bits) || Number(bits) > 32) return false
  const size = 2 ** (32 - Number(bits))
  return Math.floor(toNumber(address) / size) === Math.floor(toNumber(base) / size)
}

/** Whether `NO_PROXY` lists the host, with or without its port, a domain above it, or its network. */
function isExempt(url: URL, list: string): boolean {
  const host = url.hostname.replace(/^\[|\]$/g, '').toLowerCase()
  const port = url.port || (url.protocol === 'https:' ? '443' : '80')
  return list
    .toLowerCase()
    .split(/[\s,]+/)
    .filter(Boolean)
    .some((entry) => {
      if (entry === '*') return true
      const name = entry.replace(/^\*?\./, '').replace(/^\[|\]$/g, '')
      if (isIPv4(host)) return [host, `${host}:${port}`].includes(name) || isWithin(host, name)
      return [host, `${host}:${port}`].some((known) => known === name || known.endsWith(`.${name}`))
    })
}

/**
 * The proxy that the variables `HTTP_PROXY`, `HTTPS_PROXY`, `ALL_PROXY` and `NO_PROXY` name for an address, read as
 * Python's requests reads them: lower case wins, and addresses on https do not go through `HTTP_PROXY`.
 */
export function chooseProxy(url: URL, env: Environment): string | undefined {
  if (isExempt(url, variable(env, 'no_proxy') ?? '')) return undefined
  const scheme = url.protocol === 'https:' ? 'https_proxy' : 'http_proxy'
  // A web server that runs CGI programs sets HTTP_PROXY from a header of the request: such a value is a trap.
  const known = scheme === 'http_proxy' && env['REQUEST_METHOD'] ? env[scheme] : variable(env, scheme)
  return known || variable(env, 'all_proxy')
}

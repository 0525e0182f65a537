import { networkInterfaces } from 'node:os'

/** The addresses of a server for browsers. */
export type Addresses = {
  /** For a browser on this machine. */
  url: string
  /** For browsers on other machines. */
  networkUrls: string[]
}

/** The addresses of a server that listens on `host`; `0.0.0.0` and `::` are all addresses of this machine. */
export function readAddresses(host: string, port: number): Addresses {
  if (host === '0.0.0.0')
    return { url: `http://127.0.0.1:${port}`, networkUrls: listNetworkUrls(port, ['IPv4']) }
  if (host === '::')
    return { url: `http://[::1]:${port}`, networkUrls: listNetworkUrls(port, ['IPv4', 'IPv6']) }
  const url = `http://${host.includes(':') ? `[${host}]` : host}:${port}`
  return { url, networkUrls: isLoopback(new URL(url).hostname) ? [] : [url] }
}

/** Whether a host of a URL is this machine under any of its loopback names. */
export function isLoopback(hostname: string): boolean {
  return hostname === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(hostname) || /(?:^|\.)localhost$/.test(hostname)
}

function listNetworkUrls(port: number, families: readonly string[]): string[] {
  const entries = Object.values(networkInterfaces()).flatMap((addresses) => addresses ?? [])
  // Link-local addresses need a zone, which browsers do not accept.
  const usable = entries.filter(
    ({ internal, family, address }) => !internal && families.includes(family) && !/^fe[89ab]/i.test(address),
  )
  return usable.map(({ address }) => `http://${address.includes(':') ? `[${address}]` : address}:${port}`)
}

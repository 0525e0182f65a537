import { InvalidParameterError } from '@monasca/core'
import { canonicalHost } from './canonicalHost.js'

/**
 * Host names and addresses that a server answers to besides this machine's own, without scheme and port:
 * `dashboard.example.org`, `192.0.2.7`. A dot in front includes all names below: `.example.org`.
 */
export type AllowedHosts = readonly string[]

/**
 * Returns a function that checks whether the list includes a canonical host.
 *
 * @throws `InvalidParameterError` for an entry that is not a host
 */
export function readAllowedHosts(entries: AllowedHosts): (host: string) => boolean {
  const exact = new Set<string>()
  const suffixes: string[] = []
  for (const entry of entries) {
    const host = hostOf(entry) ?? refuse(entry)
    exact.add(host)
    if (entry.startsWith('.')) suffixes.push(`.${host}`)
  }
  return (host) => exact.has(host) || suffixes.some((suffix) => host.endsWith(suffix))
}

/** Whether a text can be an entry of the list. */
export function isAllowedHostsEntry(entry: string): boolean {
  return hostOf(entry) !== undefined
}

function hostOf(entry: string): string | undefined {
  return canonicalHost(entry.startsWith('.') ? entry.slice(1) : entry)
}

function refuse(entry: string): never {
  const reason = `must list host names such as "example.org" or ".example.org", without scheme and port; ${JSON.stringify(entry)} is not one`
  throw new InvalidParameterError({ parameter: 'allowedHosts', reason })
}

import { InvalidParameterError } from '@monasca/core'
import { canonicalHost } from './canonicalHost.js'

/**
 * Host names and addresses that a server answers to in addition to this machine's own, without scheme and port:
 * `dashboard.example.org`, `192.0.2.7`. A dot in front includes all names below: `.example.org`.
 */
export type AllowedHosts = readonly string[]

/**
 * Returns a function that checks whether the list includes a canonical host.
 *
 * @throws `InvalidParameterError` for an entry that is not a host
 */
export function readAllowedHosts(entries: AllowedHosts): (host: string) => boolean {
  const reason = explainHosts(entries)
  if (reason !== undefined) throw new InvalidParameterError({ parameter: 'allowedHosts', reason })
  const hosts = entries.flatMap((entry) => hostOf(entry) ?? [])
  const exact = new Set(hosts)
  const suffixes = entries.filter((entry) => entry.startsWith('.')).map((entry) => `.${hostOf(entry)}`)
  return (host) => exact.has(host) || suffixes.some((suffix) => host.endsWith(suffix))
}

/** Returns what is wrong with a list, if anything; completes a sentence that starts with its name. */
export function explainHosts(entries: AllowedHosts): string | undefined {
  const wrong = entries.find((entry) => !isAllowedHostsEntry(entry))
  return wrong === undefined
    ? undefined
    : `must list host names such as "example.org" or ".example.org", without scheme and port; ${JSON.stringify(wrong)} is not one`
}

/** Whether a text can be an entry of the list. */
export function isAllowedHostsEntry(entry: string): boolean {
  return hostOf(entry) !== undefined
}

function hostOf(entry: string): string | undefined {
  return canonicalHost(entry.startsWith('.') ? entry.slice(1) : entry)
}

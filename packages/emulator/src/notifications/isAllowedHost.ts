/** The servers that webhooks may be sent to: names or addresses, or `'any'`. */
export type WebhookHosts = readonly string[] | 'any'

/**
 * Whether a webhook may be sent to a URL: over http or https, to this machine, or to an allowed host. Names are
 * compared literally and not resolved.
 */
export function isAllowedHost(address: string, allowed: WebhookHosts): boolean {
  const url = URL.canParse(address) ? new URL(address) : undefined
  if (url === undefined || !/^https?:$/.test(url.protocol)) return false
  if (allowed === 'any') return true
  const host = url.hostname.toLowerCase()
  return isLoopbackName(host) || allowed.some((name) => name.toLowerCase() === host)
}

/** Whether a host, as written in URLs, is this machine. */
export function isLoopbackName(host: string): boolean {
  return host === 'localhost' || host === '[::1]' || /^127(\.\d{1,3}){3}$/.test(host)
}

/**
 * Formats an address without its secrets, for a log. Mail addresses have none. Of a URL only the server is shown,
 * because many webhooks have their key in the path. A service key is replaced.
 */
export function maskAddress(type: string, address: string): string {
  if (type === 'EMAIL') return address
  const url = URL.canParse(address) ? new URL(address) : undefined
  return url === undefined || url.host === '' ? '***' : `${url.protocol}//${url.host}/***`
}

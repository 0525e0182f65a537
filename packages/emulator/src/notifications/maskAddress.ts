/**
 * Writes an address without its secrets, for a log: mail addresses have none, of a URL only the server is shown, because
 * many hooks have their key in the path, and of a service key no more than that there is one.
 */
export function maskAddress(type: string, address: string): string {
  if (type === 'EMAIL') return address
  const url = URL.canParse(address) ? new URL(address) : undefined
  return url === undefined || url.host === '' ? '***' : `${url.protocol}//${url.host}/***`
}

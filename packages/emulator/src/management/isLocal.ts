import { canonicalHost, isLoopbackHost } from '../http/hosts/canonicalHost.js'

/**
 * Whether a request comes from this machine and not from a page of another site. It checks the client's address, the
 * requested host name (others may resolve to this machine as well), and the `Origin` header of browsers. A request in
 * process has no address.
 */
export function isLocal(request: Request, peer: string | undefined): boolean {
  const origin = request.headers.get('Origin')
  if (origin !== null && !isLoopbackOrigin(origin)) return false
  return peer === undefined || (isLoopbackAddress(peer) && isLoopbackName(new URL(request.url).hostname))
}

function isLoopbackName(name: string): boolean {
  return isLoopbackHost(canonicalHost(name) ?? '')
}

function isLoopbackOrigin(origin: string): boolean {
  return URL.canParse(origin) && isLoopbackName(new URL(origin).hostname)
}

function isLoopbackAddress(address: string): boolean {
  return address === '::1' || /^(::ffff:)?127\./.test(address)
}

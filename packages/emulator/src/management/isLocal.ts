import { canonicalHost, isLoopbackHost } from '../http/hosts/canonicalHost.js'

/**
 * Whether a request comes from this machine, and from nobody else's page: the address that it came from, the name by which
 * the emulator was called (another name may lead here as well), and the page that a browser says it is from. A request
 * that was made in process has no address.
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

const allowedMethods = 'GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS'

const allowedHeaders = [
  'X-Auth-Token',
  'X-Subject-Token',
  'Content-Type',
  'Accept',
  'Authorization',
  'X-Openstack-Request-Id',
  'Openstack-Auth-Receipt',
  'X-Service-Token',
].join(', ')

const exposedHeaders = [
  'X-Subject-Token',
  'x-openstack-request-id',
  'Openstack-Auth-Receipt',
  'Retry-After',
  'WWW-Authenticate',
  'Location',
].join(', ')

/** Seconds that a browser may cache the reply to a preflight. */
const maximumAge = 600

/**
 * Answers a browser's preflight, which carries no token; `undefined` for any other request. Pages on other machines get
 * a reply that allows nothing.
 */
export function answerPreflight(request: Request): Response | undefined {
  if (request.method !== 'OPTIONS' || !request.headers.has('Access-Control-Request-Method')) return undefined
  const response = new Response(null, { status: 204 })
  addCorsHeaders(request, response)
  if (response.headers.has('Access-Control-Allow-Origin')) {
    response.headers.set('Access-Control-Allow-Methods', allowedMethods)
    response.headers.set('Access-Control-Allow-Headers', allowedHeaders)
    response.headers.set('Access-Control-Max-Age', String(maximumAge))
  }
  return response
}

/** Lets pages on this machine read the response, regardless of its status. */
export function addCorsHeaders(request: Request, response: Response): void {
  response.headers.append('Vary', 'Origin')
  const origin = request.headers.get('Origin')
  if (origin === null || !isLoopback(origin)) return
  response.headers.set('Access-Control-Allow-Origin', origin)
  response.headers.set('Access-Control-Expose-Headers', exposedHeaders)
}

/** Whether an origin is on this machine, on any port. */
function isLoopback(origin: string): boolean {
  return /^https?:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/i.test(origin)
}

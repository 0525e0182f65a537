/**
 * The headers that clients of Keystone and Monasca send, and no others. Not forwarded: cookies of the page's origin,
 * headers about the browser's page or an earlier proxy (`Origin`, `Referer`, `Forwarded`, `X-Forwarded-*`,
 * `X-Real-IP`), headers of one connection, and those that OpenStack's own proxies use to vouch for a user (`X-User-Id`,
 * `X-Roles`, …).
 */
const forwarded = [
  'Accept',
  'Accept-Language',
  'Authorization',
  'Cache-Control',
  'Content-Type',
  'If-Match',
  'If-Modified-Since',
  'If-None-Match',
  'If-Unmodified-Since',
  'OpenStack-API-Version',
  'OpenStack-Auth-Receipt',
  'User-Agent',
  'X-Auth-Token',
  'X-OpenStack-Request-Id',
  'X-Service-Token',
  'X-Subject-Token',
]

/** The headers of a request to forward; without those that `Connection` names (RFC 9110 7.6.1). */
export function pickRequestHeaders(headers: Headers): Record<string, string> {
  const connection = (headers.get('Connection') ?? '').toLowerCase().split(',')
  const named = new Set(connection.map((name) => name.trim()))
  const picked: Record<string, string> = {}
  for (const name of forwarded) {
    const value = headers.get(name)
    if (value !== null && !named.has(name.toLowerCase())) picked[name] = value
  }
  return picked
}

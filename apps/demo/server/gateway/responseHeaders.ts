/** The headers that clients of Keystone and Monasca read. `Location` and `Content-Type` are checked apart. */
const returned = [
  'Allow',
  'Cache-Control',
  'ETag',
  'Expires',
  'Last-Modified',
  'OpenStack-API-Version',
  'OpenStack-Auth-Receipt',
  'Retry-After',
  'Vary',
  'X-OpenStack-Request-Id',
  'X-Subject-Token',
]

/**
 * A browser that opens a response as a page of this origin runs no script of it, loads nothing, and does not show it in
 * a frame.
 */
const harmless: Readonly<Record<string, string>> = {
  'Content-Security-Policy': "sandbox; default-src 'none'; frame-ancestors 'none'",
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cross-Origin-Opener-Policy': 'same-origin',
}

/** All media types of JSON: `application/json`, `application/json-home`, `application/problem+json`. */
const jsonType = /^application\/(?:[\w.-]{1,64}\+)?json(?:-home)?$/

/** Challenges that make a browser open a password dialog, which would look like the dashboard's. */
const browserChallenge = /(?:^|[\s,])(?:basic|digest|negotiate|ntlm)\b/i

/** Whether a body is JSON by its header. */
export function isJson(headers: Headers): boolean {
  return jsonType.test(readType(headers).name)
}

/** The headers of a response to forward to the browser. */
export function pickResponseHeaders(headers: Headers): Headers {
  const picked = new Headers({ 'Cache-Control': 'no-store', ...harmless })
  const named = new Set(
    (headers.get('Connection') ?? '')
      .toLowerCase()
      .split(',')
      .map((name) => name.trim()),
  )
  for (const name of returned) {
    const value = headers.get(name)
    if (value !== null && !named.has(name.toLowerCase())) picked.set(name, value)
  }
  const challenge = headers.get('WWW-Authenticate')
  if (challenge !== null && !browserChallenge.test(challenge)) picked.set('WWW-Authenticate', challenge)
  if (headers.has('Content-Type')) setType(picked, headers)
  return picked
}

/** The length of a body that is forwarded as it is; `undefined` if it is unknown or was that of compressed content. */
export function readLength(headers: Headers): string | undefined {
  const length = headers.get('Content-Length') ?? ''
  const isPlain = !headers.has('Content-Encoding') && !headers.has('Transfer-Encoding')
  return isPlain && /^\d{1,15}$/.test(length) ? length : undefined
}

/** The headers of the gateway's own responses. */
export function ownHeaders(): Headers {
  return new Headers({ 'Content-Type': 'application/json', 'Cache-Control': 'no-store', ...harmless })
}

/**
 * JSON and plain text keep their type. Everything else (a proxy's error page, a login page, a script) becomes plain
 * text: with `nosniff` no element of a page uses it as a script or a style sheet.
 */
function setType(picked: Headers, headers: Headers): void {
  const { name, charset } = readType(headers)
  const type = jsonType.test(name) ? name : 'text/plain'
  picked.set('Content-Type', charset === undefined ? type : `${type}; charset=${charset}`)
  const isText = type === name || /^(?:text\/|application\/(?:[\w.-]{1,64}\+)?xml$)/.test(name)
  if (!isText) picked.set('Content-Disposition', 'attachment')
}

function readType(headers: Headers): { name: string; charset: string | undefined } {
  const [name = '', ...parameters] = (headers.get('Content-Type') ?? '').toLowerCase().split(';')
  const charsets = parameters.map(
    (parameter) => /^\s{0,9}charset="?([\w-]{1,40})"?\s{0,9}$/.exec(parameter)?.[1],
  )
  return { name: name.trim(), charset: charsets.find((charset) => charset !== undefined) }
}

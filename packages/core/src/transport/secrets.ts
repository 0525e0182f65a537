import { maskAddresses } from './credentialsInUrl.js'
import { createSecretRedactor, type Redactor } from './redact.js'
import { safeUrl } from './safeUrl.js'
import { isSecretName } from './secretNames.js'
import type { TransportRequest } from './types.js'

/** What a header says besides its scheme, and what HTTP's basic kind has encoded. */
function secretsInHeader(value: string): string[] {
  const bare = value.slice(value.indexOf(' ') + 1)
  if (!/^basic /i.test(value)) return [value, bare]
  try {
    const plain = new TextDecoder().decode(Uint8Array.from(atob(bare), (unit) => unit.charCodeAt(0)))
    return [value, bare, plain, plain.slice(plain.indexOf(':') + 1)]
  } catch {
    return [value, bare]
  }
}

/** Every text in these headers that must not come back. */
export function secretsInHeaders(headers: Iterable<readonly [string, string]>): string[] {
  return [...headers].flatMap(([name, value]) => (isSecretName(name) ? secretsInHeader(value) : []))
}

/**
 * Makes what takes the secrets of a request, and the query of its address, out of whatever is said about it. Every error of
 * the transport is made with it.
 */
export function createRedactor(request: TransportRequest): Redactor {
  const { headers, secrets = [], url } = request
  const redactor = createSecretRedactor([...secrets, ...secretsInHeaders(Object.entries(headers))])
  const safe = safeUrl(url)
  const text = (given: string) => redactor.text(given.replaceAll(url, safe))
  return { text, value: redactor.value }
}

/** Text of a server that is not JSON, without the values of what it names like a secret (`"access_token": "…`). */
export function maskNamedValues(text: string): string {
  let clean = ''
  let done = 0
  const names = /[\w-]+/g
  const value =
    /\\?["']?\s{0,3}[:=]\s{0,3}(?:(?:Bearer|Basic)\s)?(?:\\?"[^"]*|'[^']*|[^\s&,;<>"'{}[\]]{8,})/iy
  for (let name = names.exec(text); name; name = names.exec(text)) {
    value.lastIndex = names.lastIndex
    if (!isSecretName(name[0]) || !value.test(text)) continue
    clean += `${text.slice(done, names.lastIndex)}=***`
    done = value.lastIndex
    names.lastIndex = done
  }
  return maskAddresses(clean + text.slice(done))
}

import { maskAddresses } from './maskAddresses.js'
import { createSecretRedactor, type Redactor } from './redact.js'
import { safeUrl } from './safeUrl.js'
import { isSecretName } from './secretNames.js'
import type { TransportRequest } from './types.js'

/** The content of a header after its scheme, and the decoded parts of HTTP Basic. */
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

/** Every text in these headers that must not appear in output. */
export function secretsInHeaders(headers: Iterable<readonly [string, string]>): string[] {
  return [...headers].flatMap(([name, value]) => (isSecretName(name) ? secretsInHeader(value) : []))
}

/**
 * Creates a redactor for the secrets of a request and the query of its URL. Every error of the transport passes through
 * it.
 */
export function createRedactor(request: TransportRequest): Redactor {
  const { headers, secrets = [], url } = request
  const redactor = createSecretRedactor([...secrets, ...secretsInHeaders(Object.entries(headers))])
  const safe = safeUrl(url)
  const text = (given: string) => redactor.text(given.replaceAll(url, safe))
  return { text, value: redactor.value }
}

/** Non-JSON text of a server, without the values whose names mark them as secret (`"access_token": "…`). */
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

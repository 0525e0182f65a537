import { safeUrl } from './safeUrl.js'
import type { TransportRequest } from './types.js'

const secretHeader = /^(x-(auth|subject|service)-token|authorization|openstack-auth-receipt)$/i

/** Every text of a request that must not come back in an error, the longest first. */
function secretsOf({ headers, secrets = [] }: TransportRequest): string[] {
  const found = [...secrets]
  for (const [name, value] of Object.entries(headers)) {
    if (secretHeader.test(name)) found.push(value, value.slice(value.indexOf(' ') + 1))
  }
  // A server may echo a text as it stands in our JSON. Up to three characters would hide half of any message.
  return found
    .flatMap((text) => [text, JSON.stringify(text).slice(1, -1)])
    .filter((text) => text.length > 3)
    .sort((a, b) => b.length - a.length)
}

/** Makes the function that replaces the secrets of a request, and user names in addresses, by asterisks in a text. */
export function createRedactor(request: TransportRequest): (text: string) => string {
  const secrets = secretsOf(request)
  return (text) =>
    secrets
      .reduce(
        (clean, secret) => clean.replaceAll(secret, '***'),
        text.replaceAll(request.url, safeUrl(request.url)),
      )
      .replace(/\/\/[^/\s@]+@/g, '//***@')
}

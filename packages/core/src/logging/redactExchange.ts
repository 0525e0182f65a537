import type { Exchange } from '../transport/index.js'
import { isSecretHeader, mask, maskForm, maskJson, maskUrl } from './masks.js'

/** `{SHA256}` and the digest in hexadecimal; asterisks where the platform has no SHA-256: on pages without https. */
async function hash(text: string): Promise<string> {
  const subtle = globalThis.crypto?.subtle as SubtleCrypto | undefined
  if (!subtle) return mask
  const digest = new Uint8Array(await subtle.digest('SHA-256', new TextEncoder().encode(text)))
  return `{SHA256}${[...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`
}

/** What a header of this kind says besides its scheme, and what HTTP's basic kind has encoded. */
function partsOf(value: string): string[] {
  const bare = value.slice(value.indexOf(' ') + 1)
  if (!/^basic /i.test(value)) return [value, bare]
  try {
    const plain = new TextDecoder().decode(Uint8Array.from(atob(bare), (unit) => unit.charCodeAt(0)))
    return [value, bare, plain, plain.slice(plain.indexOf(':') + 1)]
  } catch {
    return [value, bare]
  }
}

/** Makes the function that takes out the secrets that are known by their text, wherever a server repeats them. */
function createSweep({ headers, responseHeaders, secrets }: Exchange): (text: string) => string {
  const pairs = [...Object.entries(headers), ...(responseHeaders ?? [])]
  const known = pairs.flatMap(([name, value]) => (isSecretHeader(name) ? partsOf(value) : []))
  // A server may write a text in each of these ways. Up to three characters would hide half of any message.
  const written = [...secrets, ...known]
    .filter((text) => text.length > 3)
    .flatMap((text) => [
      text,
      JSON.stringify(text).slice(1, -1),
      encodeURIComponent(text),
      new URLSearchParams({ '': text }).toString().slice(1),
    ])
    .sort((a, b) => b.length - a.length)
  return (text) => written.reduce((clean, secret) => clean.replaceAll(secret, mask), text)
}

/** Only JSON and forms can be cleaned with certainty. */
function maskBody(
  body: string | undefined,
  type: string,
  sweep: (text: string) => string,
): string | undefined {
  if (!body) return body
  if (/^application\/x-www-form-urlencoded/i.test(type)) return sweep(maskForm(body))
  try {
    if (!/^application\/([\w.]+\+)?json/i.test(type)) throw new TypeError()
    const clean = JSON.stringify(maskJson(JSON.parse(body)), (_, value: unknown) =>
      typeof value === 'string' ? sweep(value) : value,
    )
    return sweep(clean)
  } catch {
    return `<omitted: ${type.replace(/;.*/s, '') || 'unknown type'}, ${body.length} characters>`
  }
}

async function maskHeaders(
  headers: Iterable<[string, string]>,
  sweep: (text: string) => string,
): Promise<[string, string][]> {
  return Promise.all(
    [...headers].map(
      async ([name, value]): Promise<[string, string]> => [
        name,
        isSecretHeader(name) ? await hash(value) : sweep(maskUrl(value)),
      ],
    ),
  )
}

/** The value of a header, whatever the case of its name. */
function typeOf(headers: Iterable<[string, string]>): string {
  return [...headers].find(([name]) => /^content-type$/i.test(name))?.[1] ?? ''
}

/**
 * A copy of an exchange that may be printed and stored. Headers that authorise become `{SHA256}` and a digest, so that
 * equal tokens can be told; in JSON and forms, fields named like a password, secret, token or code become asterisks, at
 * any depth; catalogs and bodies of other kinds are left out; addresses lose credentials and secret parameters; and the
 * request's own secrets are taken out wherever the server repeats them.
 *
 * @example
 * ```ts
 * const session = createSession({ auth, onExchange: async (exchange) => log(await redactExchange(exchange)) })
 * ```
 */
export async function redactExchange(exchange: Exchange): Promise<Exchange> {
  const sweep = createSweep(exchange)
  const sent = Object.entries(exchange.headers)
  const received = [...(exchange.responseHeaders ?? [])]
  return {
    ...exchange,
    url: sweep(maskUrl(exchange.url)),
    headers: Object.fromEntries(await maskHeaders(sent, sweep)),
    body: maskBody(exchange.body, typeOf(sent), sweep),
    responseHeaders: exchange.responseHeaders && new Headers(await maskHeaders(received, sweep)),
    responseBody: maskBody(exchange.responseBody, typeOf(received), sweep),
    secrets: [],
  }
}

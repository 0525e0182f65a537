import {
  createSecretRedactor,
  type Exchange,
  mask,
  type Redactor,
  secretsInHeaders,
} from '../transport/index.js'
import { maskForm, maskJson, maskUrl, treatmentOf } from './masks.js'

/** `{SHA256}` and the hexadecimal digest; asterisks where the platform has no SHA-256: on pages without https. */
async function hash(text: string): Promise<string> {
  const subtle = globalThis.crypto?.subtle as SubtleCrypto | undefined
  if (!subtle) return mask
  const digest = new Uint8Array(await subtle.digest('SHA-256', new TextEncoder().encode(text)))
  return `{SHA256}${[...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`
}

/** Creates a redactor for the secrets that are known by their text, wherever a server repeats them. */
function createSweep({ headers, responseHeaders, secrets }: Exchange): Redactor {
  const pairs = [...Object.entries(headers), ...(responseHeaders ?? [])]
  return createSecretRedactor([...secrets, ...secretsInHeaders(pairs)])
}

/** Only JSON and forms can be redacted reliably. */
function maskBody(
  body: string | undefined,
  type: string,
  sweep: Redactor,
  isSignIn: boolean,
): string | undefined {
  if (!body) return body
  if (/^application\/x-www-form-urlencoded/i.test(type)) return sweep.text(maskForm(body))
  try {
    if (!/^application\/([\w.]+\+)?json/i.test(type)) throw new TypeError()
    return JSON.stringify(sweep.value(maskJson(JSON.parse(body), isSignIn)))
  } catch {
    return `<omitted: ${type.split(';', 1).join() || 'unknown type'}, ${body.length} characters>`
  }
}

async function maskHeaders(
  headers: Iterable<[string, string]>,
  sweep: Redactor,
): Promise<[string, string][]> {
  return Promise.all(
    [...headers].map(async ([name, value]): Promise<[string, string]> => {
      const treatment = treatmentOf(name)
      if (treatment === 'show') return [name, sweep.text(maskUrl(value))]
      // The digest of a password could be reversed by guessing.
      return [name, treatment === 'mask' || /^basic /i.test(value) ? mask : await hash(value)]
    }),
  )
}

/** The value of a header, whatever the case of its name. */
function typeOf(headers: Iterable<[string, string]>): string {
  return [...headers].find(([name]) => /^content-type$/i.test(name))?.[1] ?? ''
}

/**
 * Returns a copy of an exchange that is safe to print and store:
 *
 * - headers with tokens become `{SHA256}` and a digest, so that equal tokens can be recognized; of other headers, only
 *   well-known ones are shown;
 * - in sign-in exchanges, bodies show only members known to be harmless; elsewhere, members with the name of a
 *   password, secret, token or code become asterisks, at any depth;
 * - catalogs and bodies that are neither JSON nor a form are omitted;
 * - URLs lose credentials and secret parameters;
 * - the request's own secrets are removed wherever the server repeats them, in any encoding.
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
  const isSignIn = exchange.secrets.length > 0
  return {
    ...exchange,
    url: sweep.text(maskUrl(exchange.url)),
    headers: Object.fromEntries(await maskHeaders(sent, sweep)),
    body: maskBody(exchange.body, typeOf(sent), sweep, isSignIn),
    responseHeaders: exchange.responseHeaders && new Headers(await maskHeaders(received, sweep)),
    responseBody: maskBody(exchange.responseBody, typeOf(received), sweep, isSignIn),
    secrets: [],
  }
}

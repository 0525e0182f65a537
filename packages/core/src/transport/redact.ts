import { mask } from './credentialsInUrl.js'
import { maskAddresses } from './maskAddresses.js'

/**
 * Units. Shorter secrets occur in most words. They are removed only where they are everything between quotes, or
 * between `=` or `:` and the end of a value.
 */
const shortest = 4

/** How many layers of encoding a text may have: a form in JSON in HTML, and one more. */
const mostRounds = 4

/** Everything that encodes one character in URLs, HTML, JSON and program output. */
const escapes =
  /%[c-f][\da-f](?:%[89ab][\da-f]){1,3}|%[\da-f]{2}|&#\d{1,9};?|&#x[\da-f]{1,8};?|&[a-z]\w{1,24};|\\(?:u[\da-f]{4}|x[\da-f]{2}|[^ux])/gi

/** The HTML entity names of ASCII characters. */
const entities: Readonly<Record<string, string>> = Object.fromEntries(
  'amp& lt< gt> quot" apos\' sol/ bsol\\ plus+ equals= quest? num# percnt% colon: semi; comma, period. excl! dollar$ commat@ ast* lpar( rpar) lsqb[ lbrack[ rsqb] rbrack] lcub{ lbrace{ rcub} rbrace} vert| verbar| Hat^ lowbar_ grave` nbsp '
    .split(' ')
    .map((entry) => [entry.slice(0, -1).toLowerCase(), entry.slice(-1)]),
)

/** JSON nesting levels. No API sends deeper values, and reading them would overflow the stack. */
const deepest = 64

/** Member names that programs read: a password that equals such a word is no secret there. */
const protocolWord =
  /^(code|description|details?|errors?|error_description|expires_at|identity|message|methods|receipt|required_auth_methods|title|token)$/

const controls: Readonly<Record<string, string>> = {
  n: '\n',
  t: '\t',
  r: '\r',
  b: '\b',
  f: '\f',
  v: '\v',
  '0': '\0',
}

function fromCode(code: number): string {
  return code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd'
}

function decodeEscape(found: string): string {
  const sign = found.charAt(0)
  if (sign === '%') {
    try {
      return decodeURIComponent(found)
    } catch {
      return fromCode(Number.parseInt(found.slice(1, 3), 16))
    }
  }
  if (sign === '&') {
    const name = found.slice(1).replace(';', '').toLowerCase()
    if (!name.startsWith('#')) return entities[name] ?? '\ufffd'
    return fromCode(name[1] === 'x' ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1)))
  }
  const letter = found.charAt(1)
  if (found.length > 2) return fromCode(Number.parseInt(found.slice(2), 16))
  return controls[letter] ?? letter
}

/**
 * A text, and for each of its units the position where it begins in the original text, plus the end of the last one.
 */
type Reading = { text: string; places: Uint32Array }

function readPlainly(text: string): Reading {
  const places = new Uint32Array(text.length + 1)
  for (let index = 0; index < places.length; index++) places[index] = index
  return { text, places }
}

/** Undoes one layer of encoding; `undefined` if there is none. */
function decode({ text, places }: Reading): Reading | undefined {
  const next: Reading = { text: '', places: new Uint32Array(text.length + 1) }
  let from = 0
  const copy = (to: number) => {
    next.places.set(places.subarray(from, to), next.text.length)
    next.text += text.slice(from, to)
  }
  for (const { 0: found, index } of text.matchAll(escapes)) {
    copy(index)
    const decoded = decodeEscape(found)
    next.places.fill(places[index] ?? 0, next.text.length, next.text.length + decoded.length)
    next.text += decoded
    from = index + found.length
  }
  if (from === 0) return undefined
  copy(text.length)
  next.places[next.text.length] = places[text.length] ?? 0
  return next
}

/** The text itself, then the text with one layer of encoding after another removed. */
function* readings(text: string): Generator<Reading> {
  let reading: Reading | undefined = readPlainly(text)
  for (let round = 0; reading && round < mostRounds; round++) {
    yield reading
    reading = decode(reading)
  }
}

/** In forms a space is a plus, and non-ASCII characters appear in many encodings. */
function fold(text: string): string {
  return text.replaceAll('+', ' ')
}

/** Maps each non-ASCII unit to one form, regardless of the encoding that damaged it. */
function foldForeign(reading: Reading): Reading {
  const next: Reading = { text: '', places: new Uint32Array(reading.text.length + 1) }
  let from = 0
  for (const { 0: run, index } of reading.text.matchAll(/[^\0-\x7f]+/g)) {
    next.places.set(reading.places.subarray(from, index + 1), next.text.length)
    next.text += `${reading.text.slice(from, index)}\ufffd`
    from = index + run.length
  }
  next.places.set(reading.places.subarray(from, reading.text.length + 1), next.text.length)
  next.text += reading.text.slice(from)
  return next
}

function foldForeignText(text: string): string {
  return text.replace(/[^\0-\x7f]+/g, '\ufffd')
}

/** The forms of a secret once layers of encoding are removed: the secret itself may look encoded. */
function spellingsOf(secret: string): string[] {
  return [...readings(secret)].map(({ text }) => fold(text))
}

/** Whether a short text is the whole value at its position. */
function isWholeValue(text: string, at: number, end: number): boolean {
  const before = text.slice(Math.max(0, at - 2), at)
  const isBegun = before === '' || /["'`=>]$|[:=] $/.test(before)
  return isBegun && (end === text.length || /["'`&<,;)\]}]/.test(text.charAt(end)))
}

/** Units: what remains of the shortest secret in base64, whose edges depend on the neighbouring bytes. */
const shortestCore = 5

/** The characters that any base64 of a text with these bytes must contain, wherever they begin. */
function coresOf(bytes: Uint8Array): string[] {
  return [0, 1, 2].flatMap((offset) => {
    const padded = new Uint8Array(offset + bytes.length)
    padded.set(bytes, offset)
    let binary = ''
    for (const byte of padded) binary += String.fromCharCode(byte)
    const core = btoa(binary).slice([0, 2, 3][offset], Math.floor((padded.length * 8) / 6))
    return core.length >= shortestCore ? [core] : []
  })
}

/** The base64 fragments that reveal a secret, including one that was form-encoded first (RFC 6749, 2.3.1). */
function base64Of(secret: string): string[] {
  const latin = Uint8Array.from(secret, (unit) => unit.charCodeAt(0))
  const forms = [secret, formOf(secret), encodeText(secret)]
  return [...forms.map((form) => new TextEncoder().encode(form)), latin].flatMap(coresOf)
}

function formOf(text: string): string {
  return new URLSearchParams({ '': text }).toString().slice(1)
}

/** Like `encodeURIComponent`, which throws on half of a surrogate pair. */
function encodeText(text: string): string {
  try {
    return encodeURIComponent(text)
  } catch {
    return text
  }
}

/** Removes secrets from texts and values. */
export type Redactor = {
  /** The text with secrets, and credentials in URLs, replaced by asterisks. */
  text: (text: string) => string
  /** The same for JSON: its texts, names and numbers. `keep` selects values to leave unchanged. */
  value: (value: unknown, keep?: (value: unknown) => boolean) => unknown
}

/**
 * Creates a redactor that removes secrets from anything a server or a platform returns, in every spelling: plain, or
 * encoded for URLs, forms, HTML, JSON or base64 (including HTTP Basic), in upper or lower case hexadecimal digits, and
 * up to three of these layers combined.
 *
 * Secrets of fewer than four characters occur in most words: they are removed only where they are a whole value. The
 * time is linear in the length of the text.
 */
export function createSecretRedactor(secrets: readonly string[]): Redactor {
  const known = [...new Set(secrets)].filter((secret) => secret !== '')
  const long = known.flatMap(spellingsOf).filter((text) => text.length >= shortest)
  const foreign = [...new Set(long.map(foldForeignText))].filter(
    (text) => text.includes('\ufffd') && text.replaceAll('\ufffd', '').length >= shortest,
  )
  const exact = [...new Set(long)]
  const encoded = [...new Set(known.filter((secret) => secret.length >= shortest).flatMap(base64Of))]
  const short = known.filter((secret) => secret.length < shortest)

  const findIn = (
    text: string,
    wanted: readonly string[],
    found: (at: number, end: number) => void,
  ): void => {
    for (const secret of wanted) {
      for (let at = text.indexOf(secret); at >= 0; at = text.indexOf(secret, at + secret.length)) {
        found(at, at + secret.length)
      }
    }
  }

  const text = (given: string): string => {
    if (known.length === 0) return maskAddresses(given)
    const ranges: [start: number, end: number][] = []
    for (const reading of readings(given)) {
      const add =
        ({ places }: Reading) =>
        (at: number, end: number): void => {
          ranges.push([places[at] ?? 0, places[end] ?? given.length])
        }
      const folded = fold(reading.text)
      findIn(folded, exact, add(reading))
      findIn(reading.text, short, (at, end) => {
        if (isWholeValue(reading.text, at, end)) add(reading)(at, end)
      })
      if (foreign.length > 0) {
        const plain = foldForeign({ ...reading, text: folded })
        findIn(plain.text, foreign, add(plain))
      }
      const standard = reading.text.replaceAll('-', '+').replaceAll('_', '/')
      for (const core of encoded) {
        for (let at = standard.indexOf(core); at >= 0; ) {
          const [start, end] = stretchAround(standard, at, at + core.length)
          add(reading)(start, end)
          at = standard.indexOf(core, end)
        }
      }
    }
    return maskAddresses(maskRanges(given, ranges))
  }

  const isNumber = (value: number) =>
    known.some((secret) => secret.length >= shortest && /^\d+$/.test(secret) && Number(secret) === value)

  const valueAt = (given: unknown, keep: Parameters<Redactor['value']>[1], depth: number): unknown => {
    if (keep?.(given)) return given
    if (typeof given === 'string') return text(given)
    if (typeof given === 'number') return isNumber(given) ? mask : given
    if (typeof given !== 'object' || given === null) return given
    if (depth > deepest) return mask
    if (Array.isArray(given)) return given.map((element) => valueAt(element, keep, depth + 1))
    return Object.fromEntries(
      Object.entries(given).map(([name, member]) => [
        protocolWord.test(name) ? name : text(name),
        valueAt(member, keep, depth + 1),
      ]),
    )
  }
  return { text, value: (given, keep) => valueAt(given, keep, 0) }
}

/** The whole base64 run around a position. */
function stretchAround(text: string, at: number, end: number): [start: number, end: number] {
  const isUnit = (index: number) => /[\w+/]/.test(text.charAt(index))
  let [first, behind] = [at, end]
  while (first > 0 && isUnit(first - 1)) first--
  while (isUnit(behind) || text.charAt(behind) === '=') behind++
  return [first, behind]
}

/** Replaces ranges, which may overlap, with asterisks. */
function maskRanges(text: string, ranges: [start: number, end: number][]): string {
  let clean = ''
  let done = 0
  for (const [start, end] of ranges.sort(([a], [b]) => a - b)) {
    if (end <= done) continue
    if (start >= done) clean += text.slice(done, start) + mask
    done = end
  }
  return clean + text.slice(done)
}

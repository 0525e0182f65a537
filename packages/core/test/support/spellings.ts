const percent = (text: string) => encodeURIComponent(text).replaceAll("'", '%27')
const everyByte = (text: string) => [...Buffer.from(text)].map((byte) => `%${byte.toString(16)}`).join('')
const units = (text: string) => text.split('').map((unit) => unit.charCodeAt(0))
const html = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
const json = (text: string) => JSON.stringify(text).slice(1, -1)
const asciiJson = (text: string) =>
  units(text)
    .map((unit) => `\\u${unit.toString(16).padStart(4, '0')}`)
    .join('')

/** The encodings in which servers repeat a text. */
export const spellings: Record<string, (text: string) => string> = {
  plain: (text) => text,
  'percent-encoded': percent,
  'percent-encoded in small digits': (text) => percent(text).replace(/%../g, (code) => code.toLowerCase()),
  'percent-encoded in Latin-1': (text) => percent(text).replace('%C3%BC', '%FC'),
  'percent-encoded throughout': everyByte,
  'percent-encoded twice': (text) => percent(percent(text)),
  'a form': (text) => new URLSearchParams({ '': text }).toString().slice(1),
  HTML: html,
  'HTML with names for everything': (text) => html(text).replace('ü', '&uuml;').replace('/', '&sol;'),
  'HTML in decimal digits': (text) =>
    units(text)
      .map((unit) => `&#${unit};`)
      .join(''),
  'HTML in hexadecimal digits': (text) =>
    units(text)
      .map((unit) => `&#x${unit.toString(16)};`)
      .join(''),
  'HTML in capital digits with zeros': (text) =>
    units(text)
      .map((unit) => `&#X${unit.toString(16).toUpperCase().padStart(6, '0')};`)
      .join(''),
  JSON: json,
  'JSON in ASCII': asciiJson,
  'JSON with slashes escaped': (text) => json(text).replaceAll('/', '\\/').replaceAll('&', '\\u0026'),
  'JSON in JSON': (text) => json(json(text)),
  'HTML in JSON': (text) => json(html(text)),
  'a form in HTML': (text) => html(percent(text)),
  base64: (text) => Buffer.from(text).toString('base64'),
  'base64 in addresses': (text) => Buffer.from(text).toString('base64url'),
  'base64 of more': (text) => Buffer.from(`ann:${text}!`).toString('base64'),
  'base64 of still more': (text) => Buffer.from(`anna:${text}!!`).toString('base64url'),
  'base64 of a form': (text) => Buffer.from(`a:${percent(text)}`).toString('base64'),
  'base64 in Latin-1': (text) => Buffer.from(`ab:${text}`, 'latin1').toString('base64'),
  'base64, percent-encoded': (text) => percent(Buffer.from(`ab:${text}`).toString('base64')),
}

/** Long enough that quadratic work would take minutes, in UTF-16 units. */
export const hostileLength = 1_000_000

/** What scanners and patterns look for, and so stumble over when there is much of it. */
const pieces = [
  'a',
  ' ',
  '\t',
  '\n',
  '\r\n',
  '/',
  '//',
  '://',
  'a://',
  '\\',
  '?',
  '#',
  '&',
  '=',
  '?a',
  '&a=b',
  '@',
  'a@',
  ':',
  ';',
  ',',
  '.',
  '0',
  '1.',
  '-',
  '+',
  '%',
  '%25',
  '%C3%BC',
  '"',
  "'",
  '(',
  ')',
  '[',
  '{',
  '{"a":',
  '}',
  '<',
  '</',
  '<a',
  '<script',
  '<script>',
  '</script',
  '<style>',
  '<!--',
  '>',
  '&amp;',
  '&#',
  '&#x26;',
  '\\u0026',
  '\\/',
  '|',
  '*',
  '$',
  '\u0000',
  '\u0085',
  'ü',
  '\ud83d',
  '😀',
] as const

/** A piece again and again, up to the length. */
export function repeatTo(piece: string, length: number = hostileLength): string {
  return piece.repeat(Math.ceil(length / piece.length)).slice(0, length)
}

/**
 * Texts of a megabyte that take quadratic time where a pattern or a loop begins again at each character: one piece over
 * and over, between letters that make an attempt fail late.
 */
export function* hostileTexts(
  more: readonly string[] = [],
  length: number = hostileLength,
): Generator<readonly [name: string, text: string]> {
  for (const piece of [...pieces, ...more]) yield [JSON.stringify(piece), `x${repeatTo(piece, length)}x`]
}

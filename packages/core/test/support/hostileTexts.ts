/** Long enough that quadratic work would take minutes, in UTF-16 units. */
export const hostileLength = 1_000_000

/** Characters that scanners and patterns search for, where many of them can be slow. */
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

/** Repeats a piece up to the length. */
export function repeatTo(piece: string, length: number = hostileLength): string {
  return piece.repeat(Math.ceil(length / piece.length)).slice(0, length)
}

/**
 * Texts of a megabyte that take quadratic time if a pattern or a loop starts over at each character: one repeated
 * piece, between letters that make a match fail late.
 */
export function* hostileTexts(
  more: readonly string[] = [],
  length: number = hostileLength,
): Generator<readonly [name: string, text: string]> {
  for (const piece of [...pieces, ...more]) yield [JSON.stringify(piece), `x${repeatTo(piece, length)}x`]
}

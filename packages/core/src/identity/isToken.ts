/** Whether a value can be a token: only characters that are allowed in a header, and no white space. */
export function isToken(value: unknown): value is string {
  return typeof value === 'string' && /^[\x21-\x7e]+$/.test(value)
}

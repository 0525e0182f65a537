/** Whether a value can be a token: characters that fit into a header, and no white space. */
export function isToken(value: unknown): value is string {
  return typeof value === 'string' && /^[\x21-\x7e]+$/.test(value)
}

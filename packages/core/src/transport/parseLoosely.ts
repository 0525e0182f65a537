/** The body of an unsuccessful response, which may be anything. */
export function parseLoosely(text: string): unknown {
  try {
    return text ? JSON.parse(text) : undefined
  } catch {
    return text
  }
}

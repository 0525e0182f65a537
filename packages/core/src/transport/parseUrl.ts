/**
 * Parses a URL, or returns `undefined` if it is invalid. (`URL.canParse` is newer than the oldest supported browsers.)
 */
export function parseUrl(
  text: string,
  base: string | URL | undefined = globalThis.location?.href,
): URL | undefined {
  try {
    return new URL(text, base)
  } catch {
    return undefined
  }
}

/** Parses an address, or returns `undefined` where it is none. (`URL.canParse` is newer than the oldest browsers supported.) */
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

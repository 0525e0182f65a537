/** Bytes, or a text as UTF-8, in base64 with padding. */
export function toBase64(value: string | Uint8Array): string {
  const bytes = typeof value === 'string' ? new TextEncoder().encode(value) : value
  return btoa(String.fromCharCode(...bytes))
}

/** SHA-256 of a text, in base64; `undefined` if the platform has none, as on http pages. */
export async function sha256(text: string): Promise<string | undefined> {
  const subtle = globalThis.crypto?.subtle as SubtleCrypto | undefined
  return subtle && toBase64(new Uint8Array(await subtle.digest('SHA-256', new TextEncoder().encode(text))))
}

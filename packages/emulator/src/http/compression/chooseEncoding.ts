import { parseAccept } from 'hono/utils/accept'

/** A content coding that replies are compressed with. */
export type Encoding = 'br' | 'gzip'

/**
 * Chooses the coding of a reply by the `Accept-Encoding` of its request: Brotli before gzip, unless the client prefers
 * gzip. `undefined` for none.
 *
 * @example
 * ```ts
 * chooseEncoding('gzip, deflate, br, zstd') // 'br'
 * chooseEncoding('gzip, br;q=0') // 'gzip'
 * ```
 */
export function chooseEncoding(acceptEncoding: string | null | undefined): Encoding | undefined {
  const accepted = parseAccept(acceptEncoding ?? '')
  const weigh = (name: string) =>
    (
      accepted.find(({ type }) => type.trim().toLowerCase() === name) ??
      accepted.find(({ type }) => type.trim() === '*')
    )?.q ?? 0
  const [br, gzip] = [weigh('br'), weigh('gzip')]
  if (br > 0 && br >= gzip) return 'br'
  return gzip > 0 ? 'gzip' : undefined
}

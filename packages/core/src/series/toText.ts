/**
 * A value of a server's JSON as text, '' where it is none. Not by `String`, which an object with a member `toString`
 * stops.
 */
export function toText(value: unknown, fallback = ''): string {
  return value === undefined || value === null || typeof value === 'object' ? fallback : String(value)
}

/** A value of a server's JSON as a number, NaN where it is none. */
export function toNumber(value: unknown): number {
  return typeof value === 'object' ? Number.NaN : Number(value)
}

/**
 * Converts a value of a server's JSON to text, '' if it is not one. It avoids `String`, which fails for an object with
 * a member `toString`.
 */
export function toText(value: unknown, fallback = ''): string {
  return value === undefined || value === null || typeof value === 'object' ? fallback : String(value)
}

/** Converts a value of a server's JSON to a number, NaN if it is not one. */
export function toNumber(value: unknown): number {
  return typeof value === 'object' ? Number.NaN : Number(value)
}

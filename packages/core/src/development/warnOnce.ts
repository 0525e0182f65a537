/** What was warned about already: in development, warnings are once per page or program. */
const warned = new Set<string>()

/** Passes a warning on, unless there was one under the same key. */
export function warnOnce(key: string, message: string, warn: (message: string) => void): void {
  if (warned.has(key)) return
  warned.add(key)
  warn(message)
}

/** Milliseconds before the same line is printed again. */
const repeatAfter = 60_000
/** Number of lines kept for comparison. */
const maximumLines = 100

/**
 * Creates a log that prints the same line once a minute: while a cause lasts, every request and every measurement
 * fails in the same way.
 *
 * @param clock milliseconds @default Date.now
 */
export function createLog(
  print: (line: string) => void,
  clock: () => number = Date.now,
): (line: string) => void {
  const printed = new Map<string, number>()
  return (line) => {
    const now = clock()
    const last = printed.get(line)
    if (last !== undefined && now - last < repeatAfter) return
    printed.delete(line)
    const oldest = printed.keys().next().value
    if (printed.size >= maximumLines && oldest !== undefined) printed.delete(oldest)
    printed.set(line, now)
    print(line)
  }
}

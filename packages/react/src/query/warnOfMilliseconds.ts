/** Seconds. */
const day = 86_400
let hasWarned = false

/**
 * Warns once, on the console, of a duration in seconds that looks like milliseconds: whole minutes in milliseconds, and
 * as seconds not whole days or more than a year. Called in development only.
 */
export function warnOfMilliseconds(duration: number): void {
  const isUsual = duration % day === 0 && duration <= 400 * day
  if (hasWarned || duration < 600_000 || duration % 60_000 !== 0 || isUsual) return
  hasWarned = true
  // biome-ignore lint/suspicious/noConsole: a warning for developers, where no option takes it
  console.warn(
    `\`duration\` is in seconds: ${duration} are ${Math.round(duration / day)} days. Did you mean ${duration / 1000}?`,
  )
}

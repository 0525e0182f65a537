const units = [
  { name: 'd', seconds: 86_400 },
  { name: 'h', seconds: 3600 },
  { name: 'min', seconds: 60 },
  { name: 's', seconds: 1 },
]

/**
 * Formats milliseconds as a duration: `45 s`, `36 min`, `3 h 20 min`, `2 d 4 h`. Rounds down, because both an age and a
 * remaining time are read as "at least".
 */
export function formatDuration(milliseconds: number): string {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000))
  // Seconds matter only in the last two minutes.
  if (seconds < 120) return `${seconds} s`
  const first = units.findIndex((unit) => seconds >= unit.seconds)
  const [large, small] = [units[first], units[first + 1]]
  if (large === undefined || small === undefined) return `${seconds} s`
  const rest = Math.floor((seconds % large.seconds) / small.seconds)
  const whole = `${Math.floor(seconds / large.seconds)} ${large.name}`
  return rest === 0 || small.name === 's' ? whole : `${whole} ${rest} ${small.name}`
}

// What one row of the bench says, for the terminal and for the page.

/** Whether the goal of a row holds. */
export function isMet({ ratio, value, goal, atMost }) {
  if (ratio !== undefined) return ratio <= goal
  return atMost ? value <= goal : value >= goal
}

/** The figure that is held against the goal. */
export function figureOf({ ratio, value }) {
  if (ratio !== undefined) return ratio.toFixed(ratio < 0.1 ? 4 : 3)
  return formatNumber(value)
}

/** A number with three digits that mean something. */
export function formatNumber(value) {
  if (Math.abs(value) >= 100 || value === 0) return Math.round(value).toLocaleString('en')
  return String(Number(value.toPrecision(3)))
}

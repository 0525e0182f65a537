// What one row of the bench says, for the terminal and for the page.

/**
 * A figure of ours with its goal, beside what people would use instead and what is physically there. Either `ratio` is
 * held against the goal, with `ours` and `bare`; or `value` is, and `bare` only stands beside it.
 *
 * @typedef {object} Row
 * @property {string} name
 * @property {string} [unit]
 * @property {number} [value]
 * @property {number} [ours]
 * @property {number} [bare] - the figure of the alternative
 * @property {number} [ratio]
 * @property {number} [goal]
 * @property {boolean} [atMost]
 * @property {string | { none: string }} alternative - what people would use instead, or why there is nothing
 * @property {{ name: string, value: number } | { none: string }} limit - what the machine or network takes anyway, or why there is none
 * @property {[number, number]} [spread]
 * @property {number} [rounds]
 * @property {boolean} [exact] - the same in every round: bytes of a bundle
 */

/** Rounds below which a spread says little. */
const leastRounds = 7

/** What a row does not say, in words; an empty list for a complete row. */
export function missingOf({ alternative, limit, spread, rounds, exact, bare }) {
  return [
    alternative === undefined && 'an alternative',
    typeof alternative === 'string' && bare === undefined && 'the figure of the alternative',
    limit === undefined && 'a limit',
    !exact && spread === undefined && 'a spread',
    !exact && !(rounds >= leastRounds) && `${leastRounds} rounds`,
  ].filter((what) => typeof what === 'string')
}

/** Whether the goal of a row holds. */
export function isMet({ ratio, value, goal, atMost }) {
  if (ratio !== undefined) return ratio <= goal
  return atMost ? value <= goal : value >= goal
}

/** The figure that is held against the goal. */
export function figureOf({ ratio, value }) {
  return ratio !== undefined ? formatRatio(ratio) : formatNumber(value)
}

/** Ours divided by the alternative's, if there is one. */
export function relationOf({ ratio, value, bare }) {
  if (ratio !== undefined) return ratio
  return bare === undefined || bare === 0 ? undefined : value / bare
}

export const formatRatio = (ratio) => ratio.toFixed(ratio < 0.1 ? 4 : 3)

/** A number with three digits that mean something. */
export function formatNumber(value) {
  if (Math.abs(value) >= 100 || value === 0) return Math.round(value).toLocaleString('en')
  return String(Number(value.toPrecision(3)))
}

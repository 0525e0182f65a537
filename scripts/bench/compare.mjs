/** The value below which a share of the values lies; 0.5 is the middle one. */
export function quantile(values, share) {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]
}

/** The middle value. */
export const median = (values) => quantile(values, 0.5)

/** Whether `npm run bench` was asked for a quick run, which shows that all works, and whose figures mean little. */
export const isQuick = () => process.env.BENCH_QUICK === '1'

/** Rounds for a quick run, or all. */
export const roundsOf = (rounds) => (isQuick() ? Math.min(rounds, 3) : rounds)

/**
 * Measures several ways side by side: short rounds of one after the other, the order turned each time, so that a slow
 * moment of the machine hits all. A way resolves to its own measure, or its milliseconds are taken.
 *
 * @param {Record<string, () => unknown>} ways
 * @param {{ rounds: number, warmUp: number }} options
 * @returns {Promise<Record<string, number[]>>} the values of each way, by round
 */
export async function interleave(ways, { rounds, warmUp }) {
  const names = Object.keys(ways)
  const values = Object.fromEntries(names.map((name) => [name, []]))
  const measure = async (name) => {
    const start = performance.now()
    const own = await ways[name]()
    return typeof own === 'number' ? own : performance.now() - start
  }
  for (let round = 0; round < warmUp; round += 1) for (const name of names) await ways[name]()
  for (let round = 0; round < roundsOf(rounds); round += 1) {
    const order = round % 2 === 0 ? names : [...names].reverse()
    for (const name of order) values[name].push(await measure(name))
  }
  return values
}

/** Between which values eight of ten are. */
export const spreadOf = (values) => [quantile(values, 0.1), quantile(values, 0.9)]

/** The figures of a row that has a value: the middle one, and between which values eight of ten rounds are. */
export const middleOf = (values) => ({
  value: median(values),
  spread: spreadOf(values),
  rounds: values.length,
})

/**
 * The figures of a row whose value is the largest of all rounds; the spread is that of the rounds.
 *
 * @param {readonly number[]} values - the largest of each round
 */
export const largestOf = (values) => ({ ...middleOf(values), value: Math.max(...values) })

/**
 * The figures of a row: the middle of both, the middle of the ratios of neighbouring rounds, and between which ratios
 * eight of ten rounds are.
 */
export function beside(ours, bare) {
  const ratios = ours.map((value, round) => value / bare[round])
  return {
    ours: median(ours),
    bare: median(bare),
    ratio: median(ratios),
    spread: spreadOf(ratios),
    rounds: ratios.length,
  }
}

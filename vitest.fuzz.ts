import * as fc from 'fast-check'

/** Numbers that look random, and are the same for the same seed everywhere. */
export type Random = {
  /** A whole number from 0 up to, and without, `limit`. */
  below: (limit: number) => number
  /** A number from 0 up to, and without, 1, of 32 random bits. */
  unit: () => number
  /** One of some values. */
  pick: <const value>(values: readonly value[]) => value
  /** True once in so many calls, on the average. */
  oneIn: (times: number) => boolean
}

/**
 * Random numbers from a seed, by Mulberry32: small, fast, and good enough to find faults. The first ones come from
 * `tape`: a tape of zeros means the simplest choices.
 */
export function createRandom(seed: number, tape: readonly number[] = []): Random {
  let state = seed | 0
  let position = 0
  const next = (): number => {
    const given = tape[position++]
    if (given !== undefined) return given
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return (mixed ^ (mixed >>> 14)) >>> 0
  }
  const below = (limit: number): number => next() % limit
  return {
    below,
    unit: () => next() / 2 ** 32,
    pick: (values) => values.at(below(values.length)) as (typeof values)[number],
    oneIn: (times) => below(times) === 0,
  }
}

const usualRuns = 500
const seeds = fc.noShrink(fc.integer())
const tapes = fc.array(fc.nat(0xffffffff), { maxLength: 40, size: 'max' })

/**
 * A property of fast-check over random numbers: runs `check` a fixed number of times, each time with other numbers. All
 * of them come from the seed of the test run, so a slow machine runs the same cases. If one fails, fast-check shrinks
 * its first 40 choices and reports them.
 *
 * @param runs how many; fewer than the default where one run takes milliseconds. Those cases are not shrunk
 */
export async function fuzz(
  check: (random: Random, run: number) => void | Promise<void>,
  { runs = usualRuns }: { runs?: number } = {},
): Promise<void> {
  let run = 0
  const property = fc.asyncProperty(seeds, tapes, async (seed, tape) =>
    check(createRandom(seed, tape), run++),
  )
  await fc.assert(property, { numRuns: runs, endOnFailure: runs < usualRuns, includeErrorInReport: true })
}

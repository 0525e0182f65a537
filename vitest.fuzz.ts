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

/** Mulberry32: small, fast, and good enough to find faults. */
export function createRandom(seed: number): Random {
  let state = seed | 0
  const next = (): number => {
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

/**
 * Runs `check` a fixed number of times, each time with other random numbers. All of them come from the seed of the test
 * run: one seed makes the same runs on a fast machine and on a slow one. An error says which run failed, and how to
 * repeat it.
 *
 * @param runs how many; fewer than the default where one run takes milliseconds
 */
export async function fuzz(
  check: (random: Random, run: number) => void | Promise<void>,
  { runs = 500 }: { runs?: number } = {},
): Promise<void> {
  const seed = Number(process.env['FUZZ_SEED'] ?? 1)
  for (let run = 0; run < runs; run++) {
    try {
      await check(createRandom((seed + Math.imul(run, 0x9e3779b1)) | 0), run)
    } catch (error) {
      throw new Error(`Run ${run} of FUZZ_SEED=${seed} failed: ${String(error)}`, { cause: error })
    }
  }
}

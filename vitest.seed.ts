/** The seed of every run that names no other: a change of it is a commit, never luck. */
const fixedSeed = '20261130'

/**
 * Runs once before the tests: gives all projects of a run the seed of their fuzz and property tests, and prints it.
 * `FUZZ_SEED=…` chooses another; `npm run fuzz` tries new ones.
 */
export default function chooseSeed(): void {
  process.env['FUZZ_SEED'] ??= fixedSeed
  process.stdout.write(
    `Fuzz seed ${process.env['FUZZ_SEED']} (repeat with FUZZ_SEED=${process.env['FUZZ_SEED']})\n`,
  )
}

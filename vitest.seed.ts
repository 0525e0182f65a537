/**
 * Runs once before the tests: chooses the seed of the fuzz and property tests, and prints it, so that a failure can be
 * repeated with `FUZZ_SEED=…`. Each project of a run comes through here; they share one seed.
 */
export default function chooseSeed(): void {
  if (process.env['FUZZ_SEED'] !== undefined) return
  process.env['FUZZ_SEED'] = String(Math.floor(Math.random() * 2 ** 32))
  process.stdout.write(
    `Fuzz seed ${process.env['FUZZ_SEED']} (repeat with FUZZ_SEED=${process.env['FUZZ_SEED']})\n`,
  )
}

/** The seed of the run, which `vitest.seed.ts` prints, and how often each property is tried. */
export const settings: { readonly seed: number; readonly numRuns: number } = {
  seed: Number(process.env['FUZZ_SEED'] ?? 20_261_130) | 0,
  numRuns: Number(process.env['FUZZ_RUNS'] ?? 150),
}

/** Milliseconds for one property, on a machine that does other things as well. */
export const patience: { readonly timeout: number } = { timeout: 120_000 }

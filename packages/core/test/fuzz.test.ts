import { readConfigureGlobal } from 'fast-check'
import { expect, onTestFinished, test, vi } from 'vitest'
import { fuzz } from '../../../vitest.fuzz.js'
import chooseSeed from '../../../vitest.seed.js'

test('D3: every run has the same seed without FUZZ_SEED, and prints it', () => {
  const before = process.env['FUZZ_SEED']
  onTestFinished(() => {
    process.env['FUZZ_SEED'] = before
  })
  const printed: unknown[] = []
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => printed.push(text) > 0)
  const seeds = [1, 2].map(() => {
    delete process.env['FUZZ_SEED']
    chooseSeed()
    return process.env['FUZZ_SEED']
  })
  expect(seeds[0]).toMatch(/^\d+$/)
  expect(seeds[1]).toBe(seeds[0])
  expect(String(printed[0])).toContain(`FUZZ_SEED=${seeds[0]}`)
})

test('D3: one seed produces the same numbers in the same number of runs, however long they take', async () => {
  const numbersOf = async (pause: () => Promise<void>): Promise<number[]> => {
    const numbers: number[] = []
    await fuzz(
      async ({ below }) => {
        numbers.push(below(1000))
        await pause()
      },
      { runs: 20 },
    )
    return numbers
  }
  const quick = await numbersOf(async () => {})
  const slow = await numbersOf(() => new Promise((resolve) => setTimeout(resolve, 2)))
  expect(quick).toHaveLength(20)
  expect(slow).toEqual(quick)
})

test('D3: fast-check starts from the seed of the run', () => {
  expect(readConfigureGlobal().seed).toBe(Number(process.env['FUZZ_SEED']) | 0)
})

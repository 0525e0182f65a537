// Runs before each test file.
import { configureGlobal } from 'fast-check'
import { vi } from 'vitest'

// Property tests of fast-check get the seed of the run, which is printed: 32 bits with a sign are what it takes.
configureGlobal({ seed: Number(process.env['FUZZ_SEED'] ?? 1) | 0 })

// One second, the default, is not enough for a machine that does other things as well. What holds ends at once.
const patience = 10_000
const { waitFor, waitUntil } = vi
const patiently = (options: number | { timeout?: number; interval?: number } = {}) =>
  typeof options === 'number' ? { timeout: options } : { timeout: patience, ...options }
vi.waitFor = (callback, options) => waitFor(callback, patiently(options))
vi.waitUntil = (callback, options) => waitUntil(callback, patiently(options))

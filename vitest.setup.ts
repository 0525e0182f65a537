// Runs before each test file.
import { configureGlobal } from 'fast-check'
import { vi } from 'vitest'
import { preloadModules } from './packages/core/src/testing/preloadModules.js'

// Property tests of fast-check get the seed of the run, which is printed: 32 bits with a sign are what it takes.
configureGlobal({ seed: Number(process.env['FUZZ_SEED'] ?? 1) | 0 })

// One second, the default, is not enough on a busy machine. A condition that already holds ends at once.
const defaultTimeout = 10_000
const { waitFor, waitUntil } = vi
const withTimeout = (options: number | { timeout?: number; interval?: number } = {}) =>
  typeof options === 'number' ? { timeout: options } : { timeout: defaultTimeout, ...options }
vi.waitFor = (callback, options) => waitFor(callback, withTimeout(options))
vi.waitUntil = (callback, options) => waitUntil(callback, withTimeout(options))

// Fake time does not wait for modules that are loaded when they are used.
await preloadModules()

import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { ConnectionError } from '../errors/index.js'
import { lazyModule } from './lazyModule.js'

beforeEach(() => {
  vi.useFakeTimers()
})

afterEach(() => {
  vi.useRealTimers()
})

test('load: imports once, and is there without a wait from then on', async () => {
  const importModule = vi.fn(async () => ({ answer: 42 }))
  const module = lazyModule(importModule)
  expect(module.loaded).toBeUndefined()
  expect(await module.load()).toEqual({ answer: 42 })
  expect(module.loaded).toEqual({ answer: 42 })
  await module.load()
  expect(importModule).toHaveBeenCalledTimes(1)
})

test('load: a failure is a connection error, and the next call tries again', async () => {
  const cause = new TypeError('Failed to fetch dynamically imported module')
  const module = lazyModule(vi.fn(async () => 'there').mockRejectedValueOnce(cause))
  const error = await module.load().catch((reason: unknown) => reason)
  expect(error).toBeInstanceOf(ConnectionError)
  expect(error).toMatchObject({ cause, shortMessage: 'No connection to the server of this page.' })
  expect(await module.load()).toBe('there')
})

test('tryLoad: a failure, and more than a second, give nothing', async () => {
  const failing = lazyModule(() => Promise.reject(new Error('offline')))
  expect(await failing.tryLoad()).toBeUndefined()
  const slow = lazyModule(() => new Promise<never>(() => {}))
  const given = slow.tryLoad()
  await vi.advanceTimersByTimeAsync(1000)
  expect(await given).toBeUndefined()
  expect(vi.getTimerCount()).toBe(0)
})

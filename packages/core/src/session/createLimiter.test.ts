import { expect, onTestFinished, test, vi } from 'vitest'
import { InvalidParameterError } from '../errors/index.js'
import { NoAuth } from '../identity/index.js'
import { createLimiter, createSession } from './index.js'

const pause = (duration: number) => new Promise<void>((resolve) => setTimeout(resolve, duration))

test('concurrency: never more than so many at once, first come, first served', async () => {
  const limit = createLimiter({ concurrency: 2 })
  const order: number[] = []
  let running = 0
  let most = 0
  const task = (number: number) => async () => {
    order.push(number)
    most = Math.max(most, ++running)
    await pause(5)
    running--
    return number
  }
  const results = await Promise.all([0, 1, 2, 3, 4, 5, 6].map((number) => limit(task(number))))
  expect(results).toEqual([0, 1, 2, 3, 4, 5, 6])
  expect(order).toEqual(results)
  expect(most).toBe(2)
})

test('concurrency: a task that fails makes room', async () => {
  const limit = createLimiter({ concurrency: 1 })
  const failed = limit(() => Promise.reject(new Error('no')))
  const next = limit(() => Promise.resolve('yes'))
  await expect(failed).rejects.toThrow('no')
  expect(await next).toBe('yes')
})

test('rateLimit: evenly spread, and idle time is not saved up', async () => {
  vi.useFakeTimers()
  onTestFinished(() => {
    vi.useRealTimers()
  })
  const limit = createLimiter({ rateLimit: 50 })
  const starts = async () => {
    const marks: number[] = []
    const mark = async () => {
      marks.push(performance.now())
    }
    const done = Promise.all([limit(mark), limit(mark), limit(mark)])
    await vi.advanceTimersByTimeAsync(40)
    await done
    return marks.slice(1).map((time, index) => time - (marks[index] ?? 0))
  }
  expect(await starts()).toEqual([20, 20])
  await vi.advanceTimersByTimeAsync(120)
  expect(await starts()).toEqual([20, 20])
})

test('abort: who waits leaves the queue, and takes nobody’s turn', async () => {
  const limit = createLimiter({ concurrency: 1 })
  const order: string[] = []
  const run = (name: string, signal?: AbortSignal) =>
    limit(async () => {
      order.push(name)
      await pause(10)
    }, signal)
  const controller = new AbortController()
  const first = run('first')
  const second = run('second', controller.signal)
  const third = run('third')
  controller.abort('left')
  await expect(second).rejects.toBe('left')
  await expect(run('late', AbortSignal.abort('before'))).rejects.toBe('before')
  await Promise.all([first, third])
  expect(order).toEqual(['first', 'third'])
})

test('of a session: every attempt waits its turn; a request may have another limiter', async () => {
  let running = 0
  let most = 0
  const fetch = async () => {
    most = Math.max(most, ++running)
    await pause(5)
    running--
    return new Response('{}')
  }
  const session = createSession({ auth: new NoAuth(), fetch, limiter: createLimiter({ concurrency: 1 }) })
  const request = { url: 'http://mon/x' }
  await Promise.all([session.request(request), session.request(request), session.request(request)])
  expect(most).toBe(1)
  const limiter = createLimiter({ concurrency: 2 })
  await Promise.all([1, 2, 3].map(() => session.request({ ...request, limiter })))
  expect(most).toBe(2)
})

test('of a session: a call that times out while it waits is over', async () => {
  const asked: string[] = []
  const fetch = async (url: string) => {
    asked.push(url)
    await pause(60)
    return new Response('{}')
  }
  const session = createSession({ auth: new NoAuth(), fetch, limiter: createLimiter({ concurrency: 1 }) })
  const first = session.request({ url: 'http://mon/1' })
  await expect(session.request({ url: 'http://mon/2', timeout: 20 })).rejects.toMatchObject({
    code: 'timeout',
  })
  await first
  await session.request({ url: 'http://mon/3' })
  expect(asked).toEqual(['http://mon/1', 'http://mon/3'])
})

test.each([{ rateLimit: 0 }, { concurrency: -1 }, { concurrency: Number.NaN }])('error: %j', (options) => {
  expect(() => createLimiter(options)).toThrow(InvalidParameterError)
})

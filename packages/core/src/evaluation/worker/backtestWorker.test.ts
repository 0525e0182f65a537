import { MessageChannel } from 'node:worker_threads'
import { afterEach, expect, test } from 'vitest'
import { isBaseError } from '../../errors/index.js'
import type { ColumnSeries } from '../../series/index.js'
import {
  type BacktestParameters,
  type BacktestWorkerPort,
  createBacktestWorker,
  prepareBacktest,
  runBacktest,
  serveBacktests,
} from '../index.js'

function wave(hostname: string, length = 600): ColumnSeries<'value'> {
  return {
    id: hostname,
    name: 'cpu',
    dimensions: { hostname },
    timestamps: Float64Array.from({ length }, (_, row) => row * 30_000),
    columns: { value: Float64Array.from({ length }, (_, row) => (row * 7) % 100) },
    valueMeta: {},
  }
}

const parameters: BacktestParameters = {
  expression: 'max(cpu) > 90',
  matchBy: ['hostname'],
  series: [wave('n1'), wave('n2')],
  startTime: 0,
  endTime: 18_000_000,
}

const open: { close(): void }[] = []

afterEach(() => {
  for (const each of open.splice(0)) each.close()
})

/** The two sides of a worker, in one thread: messages are copied and arrive later, as from a worker. */
function connect() {
  const { port1, port2 } = new MessageChannel()
  open.push(port1, port2)
  // Node declares its ports in its own types.
  const [page, worker] = [port1, port2] as unknown as [BacktestWorkerPort, BacktestWorkerPort]
  return { page, worker, served: () => serveBacktests(worker) }
}

test('default: the results of a prepared back-test', async () => {
  const { page, served } = connect()
  served()
  const remote = await createBacktestWorker(page).prepare(parameters)
  const local = await prepareBacktest(parameters)
  const { alarms, incomplete, phases, limits } = local
  expect(remote).toMatchObject({ incomplete, phases, limits })
  expect(remote.alarms).toEqual(alarms)
  expect(await remote.run()).toEqual(runBacktest(parameters))
  for (const threshold of [10, 50, 95, 200]) {
    expect(await remote.outline({ thresholds: [threshold] })).toEqual(
      local.outline({ thresholds: [threshold] }),
    )
  }
  expect(await remote.outline({ expression: 'max(cpu) >= 50' })).toEqual(
    local.outline({ expression: 'max(cpu) >= 50' }),
  )
  expect([remote.fits('max(cpu) <= 5'), remote.fits('max(cpu, 120) > 90')]).toEqual([true, false])
})

test('onProgress: is called until all measurements are processed', async () => {
  const { page, served } = connect()
  served()
  const seen: number[] = []
  await createBacktestWorker(page).prepare(parameters, { onProgress: ({ done }) => seen.push(done) })
  expect(seen.at(-1)).toBe(1200)
})

test('transfer: moves the columns', async () => {
  const { page, served } = connect()
  served()
  const worker = createBacktestWorker(page)
  const kept = [wave('n1')]
  await worker.prepare({ ...parameters, series: kept })
  expect(kept[0]?.timestamps).toHaveLength(600)
  const moved = [wave('n1')]
  const remote = await worker.prepare({ ...parameters, series: moved }, { transfer: true })
  expect(moved[0]?.timestamps).toHaveLength(0)
  expect(await remote.run()).toEqual(runBacktest({ ...parameters, series: kept }))
})

test('signal: rejects with the signal’s reason, and the worker stops', async () => {
  const { page, worker: other } = connect()
  let sent = 0
  serveBacktests({
    postMessage: (message, options) => {
      sent++
      other.postMessage(message, options)
    },
    addEventListener: (type, listener) => other.addEventListener(type, listener),
    start: () => other.start?.(),
  })
  const worker = createBacktestWorker(page)
  const controller = new AbortController()
  const reason = new Error('enough')
  const long = { ...parameters, series: [wave('n1', 200_000)], endTime: 200_000 * 30_000 }
  let steps = 0
  const running = worker.prepare(long, {
    signal: controller.signal,
    onProgress: () => {
      steps++
      controller.abort(reason)
    },
  })
  await expect(running).rejects.toBe(reason)
  expect(steps).toBe(1)
  await expect(worker.prepare(parameters, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason)
  expect((await worker.prepare(parameters)).alarms).toHaveLength(2)
  // 20 steps of the whole back-test, and the message of the second one.
  expect(sent).toBeLessThan(8)
})

test('errors: keep their class, code and words', async () => {
  const { page, served } = connect()
  served()
  const worker = createBacktestWorker(page)
  const invalid = { ...parameters, endTime: 0 }
  await expect(worker.prepare(invalid)).rejects.toMatchObject({
    code: 'invalid_parameter',
    parameter: 'endTime',
    message: '`endTime` must be a number above `startTime`.',
  })
  await expect(worker.prepare({ ...parameters, expression: 'cpu =' })).rejects.toMatchObject({
    code: 'expression_syntax',
    column: 5,
  })
  const remote = await worker.prepare(parameters)
  await expect(remote.outline({ expression: 'avg(cpu) > 1' })).rejects.toMatchObject({
    code: 'invalid_parameter',
    parameter: 'expression',
    message: expect.stringContaining('Call `prepareBacktest` again'),
  })
  await expect(remote.outline({ thresholds: [] })).rejects.toMatchObject({ parameter: 'thresholds' })
  await expect(remote.run({ expression: 'cpu =' })).rejects.toMatchObject({ code: 'expression_syntax' })
})

test('release: later calls reject', async () => {
  const { page, served } = connect()
  served()
  const remote = await createBacktestWorker(page).prepare(parameters)
  remote.release()
  await expect(remote.outline()).rejects.toMatchObject({
    code: 'backtest_worker',
    details: 'The prepared back-test was released.',
  })
})

test('close: pending and later calls reject', async () => {
  const { page } = connect()
  const worker = createBacktestWorker(page)
  const pending = worker.prepare(parameters)
  const rejected = expect(pending).rejects.toMatchObject({
    code: 'backtest_worker',
    details: 'It was closed.',
  })
  await Promise.resolve()
  worker.close()
  await rejected
  await expect(worker.prepare(parameters)).rejects.toSatisfy(isBaseError)
})

test('a worker whose code does not load: pending calls reject', async () => {
  const listeners = new Map<string, (event: never) => void>()
  const port = {
    postMessage: () => {},
    addEventListener: (type: string, listener: (event: never) => void) => {
      listeners.set(type, listener)
    },
  }
  const pending = createBacktestWorker(port).prepare(parameters)
  await Promise.resolve()
  listeners.get('error')?.(new Event('error') as never)
  await expect(pending).rejects.toMatchObject({ details: 'Its code did not load.' })
})

test('foreign messages are ignored on both sides', async () => {
  const { page, worker, served } = connect()
  served()
  const client = createBacktestWorker(page)
  const hostile: unknown[] = [
    null,
    'outline',
    { type: 'prepare', id: 1 },
    { type: 'prepare', id: 1, parameters: { ...parameters, series: [{ timestamps: [1] }] } },
    { type: 'prepared', id: 1, alarms: 'none' },
    { type: 'outline', id: 'x', prepared: {}, change: {} },
  ]
  for (const message of hostile) {
    page.postMessage(message, { transfer: [] })
    worker.postMessage(message, { transfer: [] })
  }
  expect((await client.prepare(parameters)).alarms).toHaveLength(2)
})

import { InvalidParameterError } from '../../errors/index.js'
import { parseExpression } from '../../expression/index.js'
import type { StartedWorker } from '../../series/index.js'
import type { BacktestParameters, BacktestProgress, BacktestResult } from '../backtestTypes.js'
import { fitsPreparation } from '../changeExpression.js'
import type { BacktestChange, BacktestOutline, PreparedBacktest } from '../preparedTypes.js'
import { BacktestWorkerError } from './backtestWorkerError.js'
import { listBuffers, unpackOutline } from './packOutline.js'
import { type BacktestRequest, type BacktestResponse, parseResponse } from './protocol.js'

/** A worker with `serveBacktests`, or a port to one. */
export type BacktestWorkerPort = StartedWorker

/** How a worker prepares a back-test. */
export type PrepareInWorkerOptions = {
  /** Cancels the preparation with the signal's reason. */
  signal?: AbortSignal | undefined
  /** Called about 100 times for a million measurements. */
  onProgress?: ((progress: BacktestProgress) => void) | undefined
  /** Moves the columns of `series` to the worker instead of copying them: they are empty afterwards. @default false */
  transfer?: boolean | undefined
}

/** A prepared back-test in a worker. */
export type RemoteBacktest = Pick<
  PreparedBacktest,
  'alarms' | 'incomplete' | 'phases' | 'limits' | 'fits'
> & {
  /** As `PreparedBacktest.run`. */
  run(change?: BacktestChange): Promise<BacktestResult>
  /** As `PreparedBacktest.outline`. */
  outline(change?: BacktestChange): Promise<BacktestOutline>
  /** Frees its memory in the worker. Later calls reject. */
  release(): void
}

/** Back-tests in a worker. */
export type BacktestWorker = {
  /**
   * Prepares a back-test in the worker.
   *
   * @throws as `prepareBacktest`; `BacktestWorkerError` if the worker does not start or fails
   */
  prepare(parameters: BacktestParameters, options?: PrepareInWorkerOptions): Promise<RemoteBacktest>
  /** Ends the worker. Calls that are pending or follow reject with `BacktestWorkerError`. */
  close(): void
}

type Call = {
  resolve: (response: BacktestResponse) => void
  reject: (error: unknown) => void
  onProgress: PrepareInWorkerOptions['onProgress']
}

/**
 * Runs back-tests in a worker, so that a page stays responsive with any number of measurements. The worker runs
 * `serveBacktests`; bundlers recognise this form of `new Worker`. Messages are validated, and errors of parameters keep
 * their class.
 *
 * @example
 * ```ts
 * const url = new URL('./backtest.worker.ts', import.meta.url)
 * const worker = createBacktestWorker(new Worker(url, { type: 'module' }))
 * const endTime = Date.now()
 * const range = { startTime: endTime - 86_400_000, endTime }
 * const prepared = await worker.prepare({ expression: 'avg(cpu) > 90', series: [], ...range })
 * const { totals } = await prepared.outline({ thresholds: [95] })
 * ```
 */
export function createBacktestWorker(port: BacktestWorkerPort): BacktestWorker {
  const calls = new Map<number, Call>()
  let ids = 0
  let failure: BacktestWorkerError | undefined

  const fail = (details: string): void => {
    failure ??= new BacktestWorkerError(details)
    for (const { reject } of calls.values()) reject(failure)
    calls.clear()
  }
  port.addEventListener('message', ({ data }) => {
    const response = parseResponse(data)
    const call = response && calls.get(response.id)
    if (response === undefined || call === undefined) return
    if (response.type === 'progress') {
      call.onProgress?.({ done: response.done, total: response.total })
      return
    }
    calls.delete(response.id)
    if (response.type === 'failed') call.reject(toError(response))
    else call.resolve(response)
  })
  port.addEventListener('error', (event) => {
    const { message } = event as Partial<ErrorEvent>
    fail(message === undefined || message === '' ? 'Its code did not load.' : message)
  })
  port.addEventListener('messageerror', () => fail('A message could not be read.'))
  port.start?.()

  const request = (
    id: number,
    message: BacktestRequest,
    options: { transfer?: Transferable[]; onProgress?: Call['onProgress'] } = {},
  ): Promise<BacktestResponse> =>
    new Promise((resolve, reject) => {
      if (failure !== undefined) throw failure
      port.postMessage(message, { transfer: options.transfer ?? [] })
      calls.set(id, { resolve, reject, onProgress: options.onProgress })
    })
  const post = (message: BacktestRequest): void => {
    if (failure === undefined) port.postMessage(message, { transfer: [] })
  }

  const prepare: BacktestWorker['prepare'] = async (parameters, options = {}) => {
    const { signal, onProgress, transfer = false } = options
    signal?.throwIfAborted()
    // Here, because a syntax error has more than a message.
    parseExpression(parameters.expression)
    const id = ++ids
    const answered = request(
      id,
      { type: 'prepare', id, parameters: toPlain(parameters) },
      {
        onProgress,
        transfer: transfer
          ? listBuffers(parameters.series.flatMap(({ timestamps, columns }) => [timestamps, columns.value]))
          : [],
      },
    )
    const response = await (signal === undefined
      ? answered
      : orAborted(answered, signal, () => {
          calls.delete(id)
          post({ type: 'cancel', id })
          // It may be ready already.
          post({ type: 'release', prepared: id })
        }))
    if (response.type !== 'prepared') throw new BacktestWorkerError('It sent an unexpected message.')
    const { alarms, incomplete, phases, limits } = response
    return {
      alarms,
      incomplete,
      phases,
      limits,
      fits: (expression) => fitsPreparation(parameters.expression, expression),
      run: async (change = {}) => {
        checkChange(change)
        const call = ++ids
        const answer = await request(call, { type: 'run', id: call, prepared: id, change })
        if (answer.type !== 'ran') throw new BacktestWorkerError('It sent an unexpected message.')
        return answer.result
      },
      outline: async (change = {}) => {
        checkChange(change)
        const call = ++ids
        const answer = await request(call, { type: 'outline', id: call, prepared: id, change })
        if (answer.type !== 'outlined') throw new BacktestWorkerError('It sent an unexpected message.')
        return unpackOutline(answer)
      },
      release: () => post({ type: 'release', prepared: id }),
    }
  }

  return {
    prepare,
    close: () => {
      fail('It was closed.')
      if (port.terminate === undefined) port.close?.()
      else port.terminate()
    },
  }
}

/** @throws `ExpressionSyntaxError` */
function checkChange({ expression }: BacktestChange): void {
  if (expression !== undefined) parseExpression(expression)
}

/** Only what a message may contain: readers may have added members that cannot be copied. */
function toPlain(parameters: BacktestParameters): BacktestParameters {
  const { matchBy, series, ...rest } = parameters
  return {
    ...rest,
    matchBy: matchBy && [...matchBy],
    series: series.map(({ id, name, dimensions, timestamps, columns }) => ({
      id,
      name,
      dimensions: { ...dimensions },
      timestamps,
      columns: { value: columns.value },
      valueMeta: {},
    })),
  }
}

function orAborted<value>(promise: Promise<value>, signal: AbortSignal, onAbort: () => void): Promise<value> {
  return new Promise((resolve, reject) => {
    const abort = (): void => {
      onAbort()
      reject(signal.reason)
    }
    signal.addEventListener('abort', abort, { once: true })
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort))
  })
}

function toError({ message, parameter }: Extract<BacktestResponse, { type: 'failed' }>): Error {
  if (parameter === null) return new BacktestWorkerError(message)
  const { name, reason, advice } = parameter
  return new InvalidParameterError({ parameter: name, reason, advice })
}

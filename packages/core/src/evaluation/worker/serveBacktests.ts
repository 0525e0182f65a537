import { InvalidParameterError } from '../../errors/index.js'
import { prepareBacktest } from '../prepareBacktest.js'
import type { PreparedBacktest } from '../preparedTypes.js'
import { buffersOf, packOutline } from './packOutline.js'
import type { BacktestPort } from './port.js'
import { type BacktestRequest, type BacktestResponse, parseRequest } from './protocol.js'

/**
 * Serves back-tests in a worker, for `createBacktestWorker` in the page. It sends no requests. Messages of other kinds
 * are ignored.
 *
 * @param port the worker's `self`
 * @example
 * ```ts
 * // backtest.worker.ts
 * import { serveBacktests } from '@monasca/core/evaluation'
 *
 * serveBacktests(self)
 * ```
 */
export function serveBacktests(port: BacktestPort): void {
  const running = new Map<number, AbortController>()
  const prepared = new Map<number, PreparedBacktest>()
  const send = (response: BacktestResponse, transfer: Transferable[] = []): void =>
    port.postMessage(response, { transfer })
  const find = (id: number): PreparedBacktest => {
    const found = prepared.get(id)
    if (found === undefined) throw new Error('The prepared back-test was released.')
    return found
  }

  const prepare = async ({
    id,
    parameters,
  }: Extract<BacktestRequest, { type: 'prepare' }>): Promise<void> => {
    const controller = new AbortController()
    running.set(id, controller)
    try {
      const result = await prepareBacktest(parameters, {
        signal: controller.signal,
        onProgress: (progress) => send({ type: 'progress', id, ...progress }),
      })
      prepared.set(id, result)
      const { alarms, incomplete, phases, limits } = result
      send({ type: 'prepared', id, alarms, incomplete, phases, limits })
    } finally {
      running.delete(id)
    }
  }

  const handle = async (request: BacktestRequest): Promise<void> => {
    switch (request.type) {
      case 'prepare':
        return prepare(request)
      case 'outline': {
        const outline = packOutline(find(request.prepared).outline(request.change))
        return send({ type: 'outlined', id: request.id, ...outline }, buffersOf(outline.alarms))
      }
      case 'run':
        return send({ type: 'ran', id: request.id, result: find(request.prepared).run(request.change) })
      case 'cancel':
        return running.get(request.id)?.abort()
      case 'release':
        prepared.delete(request.prepared)
    }
  }

  port.addEventListener('message', ({ data }) => {
    const request = parseRequest(data)
    if (request === undefined) return
    handle(request).catch((error: unknown) => {
      if (request.type !== 'cancel' && request.type !== 'release') send(toFailure(request.id, error))
    })
  })
  port.start?.()
}

function toFailure(id: number, error: unknown): BacktestResponse {
  const message = error instanceof Error ? error.message : String(error)
  if (!(error instanceof InvalidParameterError)) return { type: 'failed', id, message, parameter: null }
  const { parameter: name, shortMessage } = error
  // `name` reason.
  const reason = shortMessage.slice(name.length + 3, -1)
  const advice = message.slice(shortMessage.length + 1)
  return {
    type: 'failed',
    id,
    message,
    parameter: advice === '' ? { name, reason } : { name, reason, advice },
  }
}

import type { WorkerPort } from '../../series/index.js'

/** The part of a `Worker`, a worker's `self` or a `MessagePort` that is used. */
export type BacktestPort = WorkerPort

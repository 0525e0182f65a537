/** The part of a `Worker`, a worker's `self` or a `MessagePort` that is used. */
export type WorkerPort = {
  postMessage(message: unknown, options: { transfer: Transferable[] }): void
  addEventListener(type: 'message', listener: (event: MessageEvent) => void): void
  /** A `MessagePort` delivers nothing before. */
  start?(): void
}

/** The page's side: a `Worker`, or a port to one. */
export type StartedWorker = WorkerPort & {
  addEventListener(type: 'error' | 'messageerror', listener: (event: Event) => void): void
  terminate?(): void
  close?(): void
}

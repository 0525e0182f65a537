/** The part of a `Worker`, a worker's `self` or a `MessagePort` that is used. */
export type BacktestPort = {
  postMessage(message: unknown, options: { transfer: Transferable[] }): void
  addEventListener(type: 'message', listener: (event: MessageEvent) => void): void
  /** A `MessagePort` delivers nothing before. */
  start?(): void
}

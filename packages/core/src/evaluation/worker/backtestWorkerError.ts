import { BaseError } from '../../errors/index.js'

/** The worker of back-tests did not start, was closed, or failed. `details` has its own words. */
export class BacktestWorkerError extends BaseError {
  override name = 'BacktestWorkerError'
  override readonly code: string = 'backtest_worker'

  constructor(details: string) {
    super('The back-test worker failed.', { details })
  }
}

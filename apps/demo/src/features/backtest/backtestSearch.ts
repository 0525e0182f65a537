import { object, picklist, pipe, transform } from 'valibot'
import { parameter } from '../../search/parameter.js'
import { type BacktestRangeId, backtestRanges, defaultBacktestRange } from './backtestRanges.js'

export const backtestSearch = object({
  /** How far back. Not the frame's range, which is short by default. Absent: a day. */
  over: parameter(
    pipe(
      picklist(backtestRanges.map(({ id }) => id)),
      transform((id): BacktestRangeId | undefined => (id === defaultBacktestRange ? undefined : id)),
    ),
  ),
})

import { boolean, picklist, pipe, transform } from 'valibot'
import { parameter } from '../search/parameter.js'
import { defaultRange, type RangeId, ranges } from './ranges.js'

/** The search parameters of every page with charts. Defaults are not written to the address. */
export const rangeParameters = {
  /** Absent: the shortest. */
  range: parameter(
    pipe(
      picklist(ranges.map(({ id }) => id)),
      transform((id): RangeId | undefined => (id === defaultRange ? undefined : id)),
    ),
  ),
  /** `false`: the charts are paused. */
  live: parameter(
    pipe(
      boolean(),
      transform((live): false | undefined => (live ? undefined : false)),
    ),
  ),
}

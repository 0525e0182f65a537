import { object, picklist, pipe, transform } from 'valibot'
import { parameter } from '../../search/parameter.js'
import { rangeParameters } from '../../timeRange/rangeSearch.js'
import { type RangeId, ranges } from '../../timeRange/ranges.js'

/** Long enough to show what led to the state. */
export const defaultRange: RangeId = '1h'

export const alarmSearch = object({
  ...rangeParameters,
  /** Absent: the last hour. */
  range: parameter(
    pipe(
      picklist(ranges.map(({ id }) => id)),
      transform((id): RangeId | undefined => (id === defaultRange ? undefined : id)),
    ),
  ),
})

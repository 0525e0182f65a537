import { number, object, pipe, string, transform, union } from 'valibot'
import { parameter } from '../../search/parameter.js'
import { rangeParameters } from '../../timeRange/rangeSearch.js'

export const overviewSearch = object({
  ...rangeParameters,
  /**
   * Absent: the machine that this dashboard runs on. A host may be named like a number, which the address does not
   * distinguish.
   */
  host: parameter(pipe(union([string(), number()]), transform(String))),
})

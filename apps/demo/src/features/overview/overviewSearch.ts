import { number, object, pipe, string, transform, union } from 'valibot'
import { parameter } from '../../search/parameter.js'

export const overviewSearch = object({
  /**
   * Absent: the machine that this dashboard runs on. A host may be named like a number, which the address does not
   * distinguish.
   */
  host: parameter(pipe(union([string(), number()]), transform(String))),
})

import { maxLength, nonEmpty, object, pipe, string } from 'valibot'
import { parameter } from '../../search/parameter.js'

/** The state of the list in the address. */
export const dashboardsSearch = object({
  /** Text to search for. */
  text: parameter(pipe(string(), nonEmpty(), maxLength(100))),
  /** Address of a file of this server to show instead of the list. */
  dashboard: parameter(pipe(string(), nonEmpty(), maxLength(500))),
})

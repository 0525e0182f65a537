import { maxLength, nonEmpty, object, pipe, string } from 'valibot'
import { parameter } from '../../search/parameter.js'

const short = pipe(string(), nonEmpty(), maxLength(100))

export const inboxSearch = object({
  /** Only messages to methods of this type. */
  type: parameter(short),
  /** Only messages to the method with this id. */
  method: parameter(short),
  /** Id of the message that is open. */
  message: parameter(short),
})

import { maxLength, object, pipe, string } from 'valibot'
import { parameter } from '../../search/parameter.js'

/** What a new definition starts with. */
export const definitionSearch = object({
  /** Id of the definition to copy. */
  from: parameter(pipe(string(), maxLength(100))),
  /** The text of an expression. */
  expression: parameter(pipe(string(), maxLength(4000))),
})

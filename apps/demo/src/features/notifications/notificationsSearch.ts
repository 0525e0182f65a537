import { array, maxLength, nonEmpty, object, picklist, pipe, string } from 'valibot'
import { parameter } from '../../search/parameter.js'
import { sortColumns } from './sortMethods.js'

/** What is open beside the list. */
export const methodActions = ['create', 'edit', 'clone', 'delete', 'test'] as const

export type MethodAction = (typeof methodActions)[number]

const sort = object({ id: picklist(sortColumns), direction: picklist(['asc', 'desc']) })

export const notificationsSearch = object({
  /** Absent: only the list. */
  action: parameter(picklist(methodActions)),
  /** Id of the method that the action is about. */
  method: parameter(pipe(string(), nonEmpty(), maxLength(100))),
  /** Absent: by name. */
  sort: parameter(pipe(array(sort), nonEmpty(), maxLength(sortColumns.length))),
})

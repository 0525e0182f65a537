import type { Severity } from '@monasca/core'
import {
  array,
  type InferOutput,
  maxLength,
  nonEmpty,
  object,
  picklist,
  pipe,
  regex,
  string,
  transform,
} from 'valibot'
import { alarmStates } from '../../components/alarm/alarmStates.js'
import { checkFilter } from '../../search/dimensionFilters.js'
import { parameter } from '../../search/parameter.js'
import { changedWithin } from './changedWithin.js'

/** The most severe first. */
export const severities: readonly Severity[] = ['CRITICAL', 'HIGH', 'MEDIUM', 'LOW']

const text = pipe(string(), nonEmpty(), maxLength(512))

/** The filters of the list, as they are in the address and in saved views. Absent: no filter. */
export const filterParameters = {
  state: parameter(picklist(alarmStates)),
  severity: parameter(
    pipe(
      array(picklist(severities)),
      transform((chosen) => severities.filter((severity) => chosen.includes(severity))),
      nonEmpty(),
    ),
  ),
  /** Id of the alarm definition. */
  definition: parameter(text),
  /** Exact name of a metric of the alarm. */
  metric: parameter(text),
  /** Filters of the form `key=value` or `key`, each once. */
  dimensions: parameter(
    pipe(
      array(text),
      transform((filters) => [...new Set(filters)].filter((filter) => checkFilter(filter) === undefined)),
      nonEmpty(),
    ),
  ),
  /** Exact lifecycle state; an empty text: not set. */
  lifecycle: parameter(pipe(string(), maxLength(50))),
  link: parameter(picklist(['with', 'without'])),
  /** How long ago the state changed, at most. */
  changed: parameter(picklist(changedWithin.map(({ id }) => id))),
  /** Text to search for in the browser. */
  text: parameter(pipe(text, maxLength(100))),
}

/** How the list is shown. */
export const viewParameters = {
  ...filterParameters,
  /** Columns to sort by, with `-` for descending: `-state,definition`. Absent: the most important first. */
  sort: parameter(pipe(text, regex(/^-?[a-z]+(,-?[a-z]+){0,8}$/))),
  /** `definition`, `host`, `minute`, or the name of a dimension after `dimension.`. Absent: a list. */
  group: parameter(pipe(text, regex(/^(definition|host|minute|dimension\..+)$/))),
}

export const alarmsSearch = object(viewParameters)

export type AlarmsSearch = InferOutput<typeof alarmsSearch>

/** Names of all filters: what “Clear filters” removes. */
export const filterNames = Object.keys(filterParameters) as (keyof typeof filterParameters)[]

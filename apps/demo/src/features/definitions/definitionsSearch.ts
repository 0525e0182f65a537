import type { Severity } from '@monasca/core'
import {
  array,
  type InferOutput,
  maxLength,
  nonEmpty,
  object,
  picklist,
  pipe,
  string,
  transform,
} from 'valibot'
import { parameter } from '../../search/parameter.js'

/** The most severe first. */
export const severities: readonly Severity[] = ['CRITICAL', 'HIGH', 'MEDIUM', 'LOW']

/** Orders of the list; `-` for descending. */
export const sorts = ['name', '-name', '-severity', 'severity', '-created', '-updated'] as const

const text = pipe(string(), nonEmpty(), maxLength(512))

export const definitionsSearch = object({
  /** Text in the name, description or expression. */
  text: parameter(pipe(string(), nonEmpty(), maxLength(100))),
  severity: parameter(
    pipe(
      array(picklist(severities)),
      transform((chosen) => severities.filter((severity) => chosen.includes(severity))),
      nonEmpty(),
    ),
  ),
  /** `key=value`, all in one comparison of the expression. */
  dimensions: parameter(
    pipe(
      array(text),
      transform((pairs) => [...new Set(pairs)].filter((pair) => pair.indexOf('=') > 0)),
      nonEmpty(),
    ),
  ),
  /** Absent: by name. */
  sort: parameter(picklist(sorts)),
})

export type DefinitionsSearch = InferOutput<typeof definitionsSearch>

/** Names of all filters: what “Clear filters” removes. */
export const filterNames = ['text', 'severity', 'dimensions'] as const

import { type MetricUnit, metricUnits } from '@monasca/core/units'
import {
  array,
  boolean,
  type InferOutput,
  integer,
  literal,
  maxLength,
  maxValue,
  minLength,
  minValue,
  nonEmpty,
  number,
  optional,
  picklist,
  pipe,
  record,
  regex,
  strictObject,
  string,
  transform,
  union,
} from 'valibot'

/** The functions over the measurements of a period, in the order in which they are requested and shown. */
export const queryFunctions = ['avg', 'min', 'max', 'sum', 'count'] as const

export type QueryFunction = (typeof queryFunctions)[number]

/** Longest name, value, and period in seconds. Longer ones would fail on the server, or read the past for ever. */
const longestText = 255
const longestPeriod = 31 * 86_400

const name = pipe(
  string('must be text'),
  minLength(1, 'must not be empty'),
  maxLength(longestText, `must have at most ${longestText} characters`),
)

/** A dimension may have an empty value. */
const value = pipe(
  string('must be text'),
  maxLength(longestText, `must have at most ${longestText} characters`),
)

/**
 * What to read of a metric, and how to draw it: a row of Explore, or a query of a panel. Plain JSON.
 *
 * - `dimensions`: the accepted values of each; `[]`: any value
 * - `functions`: `[]` reads the measurements themselves. `avg`, `min` and `max` together draw the average in a band.
 *   Default `['avg']`
 * - `period`: seconds. Default: as fits the range
 * - `groupBy`: a line per combination of these dimensions; `'*'`, the default: a line per metric
 * - `merge`: one line of all metrics
 * - `alias`: the label, with `{hostname}`, `{metric}`, `{function}`
 * - `compare`: also draws the same, that much earlier: `1d`
 *
 * Metric, values and alias may contain variables: `$hostname`.
 */
export const metricQuery = strictObject(
  {
    metric: name,
    dimensions: optional(
      record(
        name,
        pipe(array(value, 'must be a list of values'), maxLength(200, 'must have at most 200 values')),
      ),
    ),
    functions: optional(
      pipe(
        array(picklist(queryFunctions, `must be one of ${queryFunctions.join(', ')}`), 'must be a list'),
        transform((functions) => queryFunctions.filter((one) => functions.includes(one))),
      ),
    ),
    period: optional(
      pipe(
        number('must be a number of seconds'),
        integer('must be a whole number of seconds'),
        minValue(1, 'must be at least 1 second'),
        maxValue(longestPeriod, 'must be at most 31 days'),
      ),
    ),
    groupBy: optional(
      union(
        [
          literal('*'),
          pipe(
            array(name),
            nonEmpty(),
            maxLength(20),
            transform((names) => [...new Set(names)]),
          ),
        ],
        'must be "*" or a list of dimension names',
      ),
    ),
    merge: optional(boolean('must be true or false')),
    alias: optional(pipe(string('must be text'), maxLength(200, 'must have at most 200 characters'))),
    hidden: optional(boolean('must be true or false')),
    unit: optional(
      picklist(metricUnits as readonly MetricUnit[], 'must be the name of a unit, such as percent'),
    ),
    compare: optional(
      pipe(string('must be text'), regex(/^[1-9]\d{0,2}[hdw]$/, 'must be a time such as 1h, 1d or 1w')),
    ),
  },
  ({ expected, received }) =>
    expected === 'never'
      ? 'is not part of a query'
      : received === 'undefined'
        ? 'is missing'
        : 'must be a query',
)

export type MetricQuery = InferOutput<typeof metricQuery>

/** Most queries of one chart. */
export const mostQueries = 20

/** The queries of a chart. */
export const metricQueries = pipe(
  array(metricQuery, 'must be a list of queries'),
  maxLength(mostQueries, `must have at most ${mostQueries} queries`),
)

import {
  boolean,
  check,
  finite,
  type GenericSchema,
  number,
  optional,
  picklist,
  pipe,
  strictObject,
} from 'valibot'
import type { ChartSettings } from '../components/chart/types.js'

/** What a legend table can be sorted by. */
export const legendColumns = ['label', 'last', 'min', 'max', 'avg', 'sum'] as const

/** Ways to draw a line. */
export const drawings = ['lines', 'area', 'stacked', 'bars', 'points'] as const

const limit = optional(pipe(number('must be a number'), finite('must be a finite number')))

/** How a chart is drawn, without its lines: plain JSON. Absent members are the defaults of `Chart`. */
export const chartSettings: GenericSchema<unknown, ChartSettings> = pipe(
  strictObject({
    draw: optional(picklist(drawings, `must be one of ${drawings.join(', ')}`)),
    scale: optional(picklist(['linear', 'log'], 'must be linear or log')),
    /** The fixed range of the left axis. */
    min: limit,
    max: limit,
    legend: optional(picklist(['line', 'table', 'none'], 'must be line, table or none')),
    /** The order of a legend table. */
    sort: optional(
      strictObject({
        by: picklist(legendColumns, `must be one of ${legendColumns.join(', ')}`),
        desc: boolean('must be true or false'),
      }),
    ),
  }),
  check(
    ({ min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY }) => min < max,
    'must have a `min` below its `max`',
  ),
)

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
  strictObject,
  string,
  variant,
} from 'valibot'
import { chartSettings } from '../queries/chartSettings.js'
import { metricQuery } from '../queries/metricQuery.js'

/** Sizes that no panel needs to exceed: a file from elsewhere is not trusted to be small. */
export const panelLimits = { title: 200, description: 2000, queries: 20, text: 20_000, rows: 200 } as const

/** How a line becomes one number. */
export const reductions = ['last', 'avg', 'min', 'max', 'sum'] as const

export type Reduction = (typeof reductions)[number]

const name = pipe(string(), nonEmpty(), maxLength(255))
const queries = pipe(array(metricQuery), minLength(1), maxLength(panelLimits.queries))
const dimensions = record(name, pipe(array(pipe(string(), maxLength(255))), maxLength(200)))
const severities = pipe(array(picklist(['CRITICAL', 'HIGH', 'MEDIUM', 'LOW'])), minLength(1), maxLength(4))

/** What every panel has: texts may contain variables, such as `$hostname`. */
const head = {
  title: optional(pipe(string(), maxLength(panelLimits.title))),
  /** Shown on hover and focus of the sign beside the title. */
  description: optional(pipe(string(), maxLength(panelLimits.description))),
  /** The panel’s own range, as in the address of a page: `24h`, `now-1d/d`. @default the range of the page */
  range: optional(pipe(string(), nonEmpty(), maxLength(100))),
}

/** Which alarms a panel is about: all conditions hold. */
const alarmFilter = {
  severity: optional(severities),
  /** Exact name of a metric of the alarm. */
  metric: optional(name),
  /** Dimensions of a metric of the alarm: any of the values; none: the dimension exists. */
  dimensions: optional(dimensions),
}

/** The fields of each type of panel, in the order in which files have them. */
export const panelEntries = {
  /** Lines over time. */
  chart: { type: literal('chart'), ...head, queries, settings: optional(chartSettings) },
  /** One number per line, with its unit. */
  stat: {
    type: literal('stat'),
    ...head,
    queries,
    /** @default 'last' */
    value: optional(picklist(reductions)),
    /** Whether the line is drawn below its number. @default true */
    sparkline: optional(boolean()),
    /** Whether the number shows which alarm definitions it violates. @default true */
    thresholds: optional(boolean()),
  },
  /** One row per line. */
  table: {
    type: literal('table'),
    ...head,
    queries,
    /** @default ['last'] */
    columns: optional(pipe(array(picklist(reductions)), minLength(1), maxLength(reductions.length))),
    /** @default the label, ascending */
    sort: optional(strictObject({ by: picklist(['label', ...reductions]), desc: boolean() })),
    /** Rows at most. @default 50 */
    limit: optional(pipe(number(), integer(), minValue(1), maxValue(panelLimits.rows))),
  },
  /** A list of alarms, worst first. */
  alarms: {
    type: literal('alarms'),
    ...head,
    /** @default every state */
    state: optional(picklist(['ALARM', 'UNDETERMINED', 'OK'])),
    ...alarmFilter,
    /** Rows at most. @default 20 */
    limit: optional(pipe(number(), integer(), minValue(1), maxValue(panelLimits.rows))),
  },
  /** Numbers of alarms per state. */
  alarmCounts: {
    type: literal('alarmCounts'),
    ...head,
    ...alarmFilter,
    /** Name of a dimension: a row per value. @default one row */
    groupBy: optional(name),
  },
  /** Text in a small part of Markdown. */
  text: { type: literal('text'), ...head, text: pipe(string(), maxLength(panelLimits.text)) },
} as const

/** What a panel shows: the schema of `PanelContent`. */
export const panelContent = variant('type', [
  strictObject(panelEntries.chart),
  strictObject(panelEntries.stat),
  strictObject(panelEntries.table),
  strictObject(panelEntries.alarms),
  strictObject(panelEntries.alarmCounts),
  strictObject(panelEntries.text),
])

/** What a panel shows. Plain JSON. */
export type PanelContent = InferOutput<typeof panelContent>

export type PanelType = PanelContent['type']

/** The content of panels of one type. */
export type PanelOf<type extends PanelType> = Extract<PanelContent, { type: type }>

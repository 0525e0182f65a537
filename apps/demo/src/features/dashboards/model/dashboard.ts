import {
  array,
  boolean,
  check,
  type InferOutput,
  integer,
  literal,
  maxLength,
  maxValue,
  minValue,
  nonEmpty,
  number,
  optional,
  pipe,
  record,
  regex,
  strictObject,
  string,
  variant,
} from 'valibot'
import { panelEntries } from '../../../panels/panelSchema.js'

/** The version of the format that this page writes. */
export const formatVersion = 1

/** Columns of the grid. */
export const gridColumns = 12

/** Sizes beyond which a file is refused: it may come from anywhere. `file` counts characters. */
export const dashboardLimits = {
  file: 1_000_000,
  panels: 100,
  variables: 20,
  values: 200,
  title: 200,
  description: 2000,
  rows: 2000,
  height: 60,
} as const

const name = pipe(string(), nonEmpty(), maxLength(255))
const values = pipe(array(pipe(string(), maxLength(255))), maxLength(dashboardLimits.values))
const whole = (least: number, most: number) => pipe(number(), integer(), minValue(least), maxValue(most))

/** The name of a variable in texts and addresses, without its sign. */
const variableName = pipe(string(), regex(/^[A-Za-z]\w{0,39}$/))

/** Where a panel is on the grid, in columns and rows. */
const place = strictObject({
  x: whole(0, gridColumns - 1),
  y: whole(0, dashboardLimits.rows),
  w: whole(1, gridColumns),
  h: whole(1, dashboardLimits.height),
})

export type Place = InferOutput<typeof place>

/** A value that is chosen above the panels, and that their texts and filters refer to by `$name`. */
const variable = strictObject({
  name: variableName,
  /** @default the name */
  label: optional(pipe(string(), nonEmpty(), maxLength(60))),
  /** Name of the dimension whose values can be chosen. */
  dimension: name,
  /** Only values of this metric; required by `where`. */
  metric: optional(name),
  /** Only values of metrics with these dimensions, which may be variables before this one. */
  where: optional(record(name, values)),
  /** Whether several values can be chosen. @default false */
  multi: optional(boolean()),
  /** Whether “All” can be chosen. @default false */
  all: optional(boolean()),
  /** What is chosen at first; none: “All”, if it can be chosen, else the first. */
  value: optional(values),
})

export type Variable = InferOutput<typeof variable>

/** What a dashboard adds to the content of a panel. */
const placed = {
  /** Unique in its dashboard; part of addresses. */
  id: pipe(string(), regex(/^[\w-]{1,40}$/)),
  place,
  /** Name of a variable: the panel is repeated for each of its values. */
  repeat: optional(variableName),
}

const { chart, stat, table, alarms, alarmCounts, text } = panelEntries

/** A panel on a grid. */
const dashboardPanel = variant('type', [
  strictObject({ id: placed.id, ...chart, place, repeat: placed.repeat }),
  strictObject({ id: placed.id, ...stat, place, repeat: placed.repeat }),
  strictObject({ id: placed.id, ...table, place, repeat: placed.repeat }),
  strictObject({ id: placed.id, ...alarms, place, repeat: placed.repeat }),
  strictObject({ id: placed.id, ...alarmCounts, place, repeat: placed.repeat }),
  strictObject({ id: placed.id, ...text, place, repeat: placed.repeat }),
])

export type DashboardPanel = InferOutput<typeof dashboardPanel>

const isUnique = (names: readonly string[]) => new Set(names).size === names.length

/** The format of a dashboard: the schema of files, of the browser’s storage, and of `dashboard.schema.json`. */
export const dashboardSchema = strictObject({
  /** For editors: the address of the JSON Schema. */
  $schema: optional(pipe(string(), maxLength(500))),
  version: literal(formatVersion),
  title: pipe(string(), nonEmpty(), maxLength(dashboardLimits.title)),
  description: optional(pipe(string(), maxLength(dashboardLimits.description))),
  variables: optional(
    pipe(
      array(variable),
      maxLength(dashboardLimits.variables),
      check((all) => isUnique(all.map(({ name }) => name)), 'Two variables have the same name. Rename one.'),
    ),
  ),
  panels: pipe(
    array(dashboardPanel),
    maxLength(dashboardLimits.panels),
    check((all) => isUnique(all.map(({ id }) => id)), 'Two panels have the same id. Change one.'),
  ),
})

/** A dashboard. Plain JSON, without variables filled in. */
export type Dashboard = InferOutput<typeof dashboardSchema>

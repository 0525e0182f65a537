import { parse } from 'valibot'
import type { MetricQuery } from '../../../queries/metricQuery.js'
import { type Dashboard, dashboardSchema } from './dashboard.js'

/** Characters of a line, with its indentation. The breaks are those of common formatters, which then change nothing. */
const lineLength = 110

/**
 * Formats a dashboard for a file, so that versions of it compare well line by line: fields in the order of the format,
 * filters by name, no defaults, a panel after the other, and short lists and objects on one line. The same dashboard is
 * always the same text.
 */
export function formatDashboard(dashboard: Dashboard): string {
  return `${write(normalize(dashboard), 0, 0)}\n`
}

/** Returns the dashboard with its fields in the order of the format, and without defaults. */
export function normalize(dashboard: Dashboard): Dashboard {
  // The schema returns the fields in its own order.
  const { variables = [], panels, ...head } = parse(dashboardSchema, dashboard)
  return dropUndefined({
    ...head,
    description: head.description === '' ? undefined : head.description,
    variables:
      variables.length === 0
        ? undefined
        : variables.map(({ multi, all, where, value, ...variable }) => ({
            ...variable,
            where: where && Object.keys(where).length > 0 ? sortKeys(where) : undefined,
            multi: multi === true ? true : undefined,
            all: all === true ? true : undefined,
            value: value?.length === 0 ? undefined : value,
          })),
    panels: panels.map(normalizePanel),
  }) as Dashboard
}

function normalizePanel(panel: Dashboard['panels'][number]): unknown {
  const { place, repeat, ...content } = panel
  const kept: Record<string, unknown> = { ...content }
  if ('queries' in content) kept['queries'] = content.queries.map(normalizeQuery)
  if ('dimensions' in content && content.dimensions) kept['dimensions'] = sortKeys(content.dimensions)
  if ('settings' in content && content.settings) {
    const settings: Record<string, unknown> = { ...content.settings }
    drop(settings, settingsDefaults)
    kept['settings'] = settings
  }
  drop(kept, defaults[panel.type])
  return { ...kept, place, repeat }
}

/** The defaults that are not written. */
const defaults: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  chart: { title: '', description: '', settings: {} },
  stat: { title: '', description: '', value: 'last', sparkline: true, thresholds: true },
  table: { title: '', description: '', columns: ['last'], sort: { by: 'label', desc: false }, limit: 50 },
  alarms: { title: '', description: '', dimensions: {}, limit: 20 },
  alarmCounts: { title: '', description: '', dimensions: {} },
  text: { title: '', description: '' },
}

const settingsDefaults = { scale: 'linear', legend: 'line' }
const queryDefaults = {
  dimensions: {},
  functions: ['avg'],
  groupBy: '*',
  merge: false,
  alias: '',
  hidden: false,
}

function normalizeQuery(query: MetricQuery): unknown {
  const kept: Record<string, unknown> = { ...query }
  if (query.dimensions) kept['dimensions'] = sortKeys(query.dimensions)
  drop(kept, queryDefaults)
  return kept
}

function drop(fields: Record<string, unknown>, known: Readonly<Record<string, unknown>> = {}): void {
  for (const [key, value] of Object.entries(known)) {
    if (JSON.stringify(fields[key]) === JSON.stringify(value)) delete fields[key]
  }
}

function sortKeys<value>(record: Readonly<Record<string, value>>): Record<string, value> {
  return Object.fromEntries(Object.entries(record).toSorted(([a], [b]) => (a < b ? -1 : 1)))
}

function dropUndefined(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value))
}

/** Writes JSON with two blanks per level. `used`: other characters on its line. */
function write(value: unknown, level: number, used: number): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const line = writeLine(value)
  if (line !== undefined && used + line.length <= lineLength) return line
  const blanks = '  '.repeat(level + 1)
  const [open, close] = Array.isArray(value) ? '[]' : '{}'
  const lines = Object.entries(value).map(([key, one], index, { length }) => {
    const start = Array.isArray(value) ? blanks : `${blanks}${JSON.stringify(key)}: `
    const comma = index === length - 1 ? '' : ','
    return `${start}${write(one, level + 1, start.length + comma.length)}${comma}`
  })
  return `${open}\n${lines.join('\n')}\n${'  '.repeat(level)}${close}`
}

/** A list or object that is shallow enough for one line; `undefined` for others, which are blocks. */
function writeLine(value: object): string | undefined {
  if (Array.isArray(value)) {
    const [first] = value
    if (value.length === 1 && typeof first === 'object' && first !== null) {
      const line = writeLine(first)
      return line && `[${line}]`
    }
    return value.every(isPlain) ? `[${value.map((one) => JSON.stringify(one)).join(', ')}]` : undefined
  }
  const entries = Object.entries(value)
  if (entries.length === 0) return '{}'
  // A panel is a block, even without lists.
  if ('place' in value || !entries.every(([, one]) => isPlain(one) || isPlainList(one))) return undefined
  const fields = entries.map(
    ([key, one]) => `${JSON.stringify(key)}: ${isPlain(one) ? JSON.stringify(one) : writeLine(one)}`,
  )
  return `{ ${fields.join(', ')} }`
}

function isPlain(value: unknown): boolean {
  return typeof value !== 'object' || value === null
}

function isPlainList(value: unknown): boolean {
  return Array.isArray(value) && value.every(isPlain)
}

/** Whether two dashboards are the same file. */
export function isSameDashboard(a: Dashboard, b: Dashboard): boolean {
  return a === b || formatDashboard(a) === formatDashboard(b)
}

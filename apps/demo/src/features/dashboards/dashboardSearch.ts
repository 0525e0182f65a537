import {
  array,
  type InferOutput,
  literal,
  maxLength,
  nonEmpty,
  object,
  parse,
  pipe,
  regex,
  string,
  transform,
  union,
} from 'valibot'
import { parameter } from '../../search/parameter.js'

/** The id in the address of a file of this server, whose path is the parameter `dashboard`. */
export const fileId = 'file'

const id = pipe(string(), regex(/^[\w-]{1,40}$/))
const flag = pipe(
  union([literal(''), literal(true)]),
  transform(() => true as const),
)

const parameters = object({
  /** Whether it is being edited. */
  edit: parameter(flag),
  /** Key of the panel that fills the page. */
  panel: parameter(pipe(string(), nonEmpty(), maxLength(300))),
  /** Shows nothing but the panels, for a wall. */
  kiosk: parameter(flag),
  /** How long each dashboard is shown in turn: `30s`, `2m`. */
  rotate: parameter(pipe(string(), regex(/^[1-9]\d{0,3}[sm]$/))),
  /** Ids of the dashboards to show in turn. */
  boards: parameter(pipe(array(id), nonEmpty(), maxLength(50))),
  /** Address of a file of this server to show. */
  dashboard: parameter(pipe(string(), nonEmpty(), maxLength(500))),
})

/** The chosen values of variables, by `var-` and their name: one, several, or `$all`. */
export type VariableSearch = { [name: `var-${string}`]: string | string[] | undefined }

export type DashboardSearch = InferOutput<typeof parameters> & VariableSearch

/** The value that stands for all. No dimension has it: variables begin with this sign. */
export const allValues = '$all'

/** Most values of a variable in an address, and their longest. */
const [mostValues, longestValue] = [200, 255]

/** Reads the search parameters of a dashboard. What is damaged is left out. */
export function dashboardSearch(search: Record<string, unknown>): DashboardSearch {
  const variables = Object.entries(search).flatMap(([name, value]) =>
    /^var-[A-Za-z]\w{0,39}$/.test(name) ? [[name, readValue(value)]] : [],
  )
  return { ...parse(parameters, search), ...Object.fromEntries(variables) }
}

function readValue(value: unknown): string | string[] | undefined {
  // `var-port=80` is a number for the router.
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  if (typeof value === 'string') return value.length <= longestValue ? value : undefined
  if (!Array.isArray(value)) return undefined
  const texts = value.flatMap((one) => readValue(one) ?? []).slice(0, mostValues)
  return texts.length === 0 ? undefined : texts
}

/** Seconds of a time such as `30s` or `2m`; at least 5. */
export function rotationSeconds(rotate: string): number {
  return Math.max(5, Number.parseInt(rotate, 10) * (rotate.endsWith('m') ? 60 : 1))
}

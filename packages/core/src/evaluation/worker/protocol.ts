import {
  array,
  custom,
  type GenericSchema,
  instance,
  literal,
  nullable,
  number,
  object,
  optional,
  picklist,
  record,
  safeParse,
  string,
  variant,
} from 'valibot'
import type { AlarmMetric, AlarmState } from '../../monitoring/index.js'
import type { BacktestParameters, BacktestResult } from '../backtestTypes.js'
import type {
  BacktestAlarmOutline,
  BacktestChange,
  BacktestOutline,
  PreparedAlarm,
} from '../preparedTypes.js'

/** Messages to the worker. `id` is that of the call, `prepared` that of the call that prepared the back-test. */
export type BacktestRequest =
  | { type: 'prepare'; id: number; parameters: BacktestParameters }
  | { type: 'outline'; id: number; prepared: number; change: BacktestChange }
  | { type: 'run'; id: number; prepared: number; change: BacktestChange }
  | { type: 'cancel'; id: number }
  | { type: 'release'; prepared: number }

/** Periods as columns: a flapping alarm has thousands, and objects are slow to copy. */
export type PackedAlarm = Pick<BacktestAlarmOutline, 'firings' | 'fires'> & {
  starts: Float64Array
  /** Indexes in `packedStates`. */
  states: Uint8Array
  endTime: number
}

/** Messages from the worker. */
export type BacktestResponse =
  | { type: 'progress'; id: number; done: number; total: number }
  | ({ type: 'prepared'; id: number; alarms: PreparedAlarm[]; incomplete: AlarmMetric[][] } & Pick<
      BacktestResult,
      'phases' | 'limits'
    >)
  | { type: 'outlined'; id: number; alarms: PackedAlarm[]; totals: BacktestOutline['totals'] }
  | { type: 'ran'; id: number; result: BacktestResult }
  | {
      type: 'failed'
      id: number
      message: string
      /** For an `InvalidParameterError`. */
      parameter: { name: string; reason: string; advice?: string | undefined } | null
    }

/** States in packed periods. */
export const packedStates: readonly AlarmState[] = ['OK', 'ALARM', 'UNDETERMINED']

/** The request in a message, or `undefined` if it is none. */
export function parseRequest(data: unknown): BacktestRequest | undefined {
  const result = safeParse(request, data)
  return result.success ? result.output : undefined
}

/** The response in a message, or `undefined` if it is none. */
export function parseResponse(data: unknown): BacktestResponse | undefined {
  const result = safeParse(response, data)
  return result.success ? result.output : undefined
}

const isObject = (value: unknown): boolean => typeof value === 'object' && value !== null
const column = custom<Float64Array>((value) => value instanceof Float64Array)
const dimensions = record(string(), string())
const metric = object({ name: string(), dimensions })
const columns = object({
  id: string(),
  name: string(),
  dimensions,
  timestamps: column,
  columns: object({ value: column }),
  valueMeta: custom<Record<number, Record<string, string>>>(isObject),
})
const change = object({
  expression: optional(string()),
  thresholds: optional(
    custom<readonly (number | undefined)[]>(
      (value) => Array.isArray(value) && value.every((one) => one === undefined || typeof one === 'number'),
    ),
  ),
})
const parameters = object({
  expression: string(),
  matchBy: optional(array(string())),
  series: array(columns),
  startTime: number(),
  endTime: number(),
  delay: optional(number()),
  tickSecond: optional(number()),
  phases: optional(picklist(['first', 'all'])),
})

const request: GenericSchema<unknown, BacktestRequest> = variant('type', [
  object({ type: literal('prepare'), id: number(), parameters }),
  object({ type: literal('outline'), id: number(), prepared: number(), change }),
  object({ type: literal('run'), id: number(), prepared: number(), change }),
  object({ type: literal('cancel'), id: number() }),
  object({ type: literal('release'), prepared: number() }),
])

const packedAlarm = object({
  starts: column,
  states: instance(Uint8Array),
  endTime: number(),
  firings: number(),
  fires: picklist(['always', 'sometimes', 'never']),
})
const preparedAlarm = object({
  id: string(),
  metrics: array(metric),
  createdTimestamp: number(),
  values: array(columns),
})

const response: GenericSchema<unknown, BacktestResponse> = variant('type', [
  object({ type: literal('progress'), id: number(), done: number(), total: number() }),
  object({
    type: literal('prepared'),
    id: number(),
    alarms: array(preparedAlarm),
    incomplete: array(array(metric)),
    phases: array(number()),
    limits: custom<BacktestResult['limits']>(Array.isArray),
  }),
  object({
    type: literal('outlined'),
    id: number(),
    alarms: array(packedAlarm),
    totals: custom<BacktestOutline['totals']>(isObject),
  }),
  object({ type: literal('ran'), id: number(), result: custom<BacktestResult>(isObject) }),
  object({
    type: literal('failed'),
    id: number(),
    message: string(),
    parameter: nullable(object({ name: string(), reason: string(), advice: optional(string()) })),
  }),
])

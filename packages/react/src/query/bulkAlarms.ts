import {
  type Alarm,
  type AlarmFields,
  type AlarmFilter,
  deleteAlarm,
  InvalidParameterError,
  listAlarms,
  NotFoundError,
  pages,
  patchAlarm,
  type Requester,
} from '@monasca/core'
import type { QueryClient } from '@tanstack/react-query'
import type { MonascaError } from './monascaError.js'
import {
  createMutationOptions,
  type Invalidations,
  type MonascaMutationOptions,
  type MutationParameters,
} from './mutationOptions.js'
import { cachedAlarmIds, type ShownAlarmChange, settleWith, showAlarmChange } from './optimisticAlarms.js'
import { monascaQueryKey } from './queryKey.js'
import { checkConcurrency, runQueue } from './runQueue.js'

/** The fields to write. Missing fields keep their value. An empty text clears `lifecycleState` or `link`. */
export type AlarmChange = { [name in keyof AlarmFields]?: AlarmFields[name] | undefined }

/** Every alarm that matches, read from the server when the mutation runs. */
export type MatchingAlarms = Omit<AlarmFilter, 'offset' | 'limit'> & {
  /** A condition that the API does not have: only alarms for which it returns true. */
  where?: ((alarm: Alarm) => boolean) | undefined
}

/** Some alarms, or all that match. */
export type AlarmTarget =
  | { alarms: readonly Alarm[]; matching?: undefined }
  | { alarms?: undefined; matching: MatchingAlarms }

/** How far a change of many alarms is. */
export type BulkAlarmsProgress = {
  /** `reading`: the matching alarms are listed. `writing`: they are changed. */
  phase: 'reading' | 'writing'
  /** Alarms read, or requests finished, including failed ones. */
  done: number
  failed: number
  /** `undefined` while the alarms are read. */
  total: number | undefined
}

/** How a change of many alarms is sent. */
export type BulkAlarmsOptions = {
  /**
   * Cancels: no further request is sent. Requests under way finish, so that the outcome of each alarm is known. The
   * mutation succeeds, and the remaining alarms are `skipped`.
   */
  signal?: AbortSignal | undefined
  /** Called for each page and after each alarm. */
  onProgress?: ((progress: BulkAlarmsProgress) => void) | undefined
  /** Number of concurrent requests. @default 8 */
  concurrency?: number | undefined
}

export type ChangeAlarmsVariables = BulkAlarmsOptions & AlarmTarget & { change: AlarmChange }

export type DeleteAlarmsVariables = BulkAlarmsOptions & AlarmTarget

export type UndoAlarmChangesVariables = BulkAlarmsOptions & {
  /** Data of `useChangeAlarms`. */
  result: BulkAlarmsResult
}

/** The values of an alarm before the mutation. */
export type PreviousAlarm = Pick<Alarm, 'state' | 'lifecycleState' | 'link'>

/** The outcome for one alarm. */
export type AlarmOutcome = {
  alarmId: string
  /** Name of the alarm's definition. */
  name: string
  previous: PreviousAlarm
} & (
  | {
      /** `unchanged`: it already had these values. `skipped`: the mutation was cancelled before. */
      status: 'changed' | 'unchanged' | 'skipped'
      error?: undefined
    }
  | { status: 'failed'; error: MonascaError }
)

/** The outcome of a change of many alarms. The mutation succeeds even if alarms failed. */
export type BulkAlarmsResult = {
  /** One outcome for each alarm. */
  outcomes: AlarmOutcome[]
  counts: Record<AlarmOutcome['status'], number>
  /** The fields that were written; `undefined` if the alarms were deleted. */
  change: AlarmChange | undefined
  /** Whether `signal` stopped the mutation before its end. */
  isCancelled: boolean
}

/** The options of TanStack Query, and whether the cache is changed at once. */
export type BulkAlarmsParameters<variables, onMutateResult = unknown> = MutationParameters<
  BulkAlarmsResult,
  variables,
  onMutateResult
> & {
  /**
   * Shows `lifecycleState` and `link` at once in cached lists, for at most 500 alarms, and rolls back each one that
   * fails.
   *
   * @default true
   */
  optimistic?: boolean | undefined
}

/** Alarms per request while the matching ones are read. */
const pageSize = 1000
/** Largest number of alarms that are shown as changed before they are. */
const shownAtOnce = 500

/** Invalidates the lists and counts of alarms, and all single alarms; the histories too if `state` is written. */
export function changeAlarmsInvalidations(
  scope: string,
  { change }: Pick<ChangeAlarmsVariables, 'change'>,
): Invalidations {
  return bulkInvalidations(scope, change.state !== undefined)
}

/** Invalidates the lists, counts and histories of alarms, and all single alarms. */
export function deleteAlarmsInvalidations(scope: string): Invalidations {
  return bulkInvalidations(scope, true)
}

/**
 * Mutation options of `useChangeAlarms`: `PATCH /v2.0/alarms/{alarm_id}` for each of the given alarms, or for all that
 * match. Applies `changeAlarmsInvalidations` once, at the end.
 *
 * Matching alarms are first listed to the last page and then changed, because a change may move alarms out of the
 * filter. Those that already have the values are not written.
 *
 * The mutation succeeds even if alarms failed: check `counts` and `outcomes`. After a failure caused by a missing role
 * or a lost session, the remaining alarms are not tried and get the same error.
 *
 * @example
 * ```ts
 * const options = changeAlarmsMutationOptions(client, queryClient)
 * const { counts, outcomes } = await options.mutationFn({
 *   matching: { state: 'ALARM', metricDimensions: { hostname: 'web1' } },
 *   change: { lifecycleState: 'ACKNOWLEDGED' },
 * })
 * const failed = outcomes.filter(({ status }) => status === 'failed')
 * ```
 */
export function changeAlarmsMutationOptions<onMutateResult = unknown>(
  client: Requester,
  queryClient: QueryClient,
  parameters: BulkAlarmsParameters<ChangeAlarmsVariables, onMutateResult> = {},
): MonascaMutationOptions<BulkAlarmsResult, ChangeAlarmsVariables, onMutateResult> {
  const { mutation, optimistic = true } = parameters
  return createMutationOptions({
    client,
    queryClient,
    resource: 'alarms',
    action: 'changeAll',
    write: async (variables) => {
      const { change, matching } = variables
      const found = await findAlarms(client, variables)
      const writes = found.map((alarm) => ({
        alarm,
        change: matching !== undefined && hasValues(alarm.previous, change) ? undefined : change,
      }))
      return patchEach({ client, queryClient, writes, optimistic, change, options: variables })
    },
    invalidations: (scope, variables, result) =>
      wroteNothing(result) ? nothing : changeAlarmsInvalidations(scope, variables),
    mutation,
  })
}

/**
 * Mutation options of `useDeleteAlarms`: `DELETE /v2.0/alarms/{alarm_id}` for each of the given alarms, or for all that
 * match. Applies `deleteAlarmsInvalidations` once, at the end. Deleted alarms cannot be restored; the next measurement
 * creates new ones.
 *
 * The mutation succeeds even if alarms failed, as with `changeAlarmsMutationOptions`. An alarm that no longer exists
 * counts as deleted.
 *
 * @example
 * ```ts
 * const options = deleteAlarmsMutationOptions(client, queryClient)
 * const { counts } = await options.mutationFn({ matching: { state: 'UNDETERMINED' } })
 * ```
 */
export function deleteAlarmsMutationOptions<onMutateResult = unknown>(
  client: Requester,
  queryClient: QueryClient,
  parameters: MutationParameters<BulkAlarmsResult, DeleteAlarmsVariables, onMutateResult> = {},
): MonascaMutationOptions<BulkAlarmsResult, DeleteAlarmsVariables, onMutateResult> {
  return createMutationOptions({
    client,
    queryClient,
    resource: 'alarms',
    action: 'deleteAll',
    write: async (variables) => {
      const alarms = await findAlarms(client, variables)
      const outcomes = await runQueue<FoundAlarm, AlarmOutcome>({
        items: alarms,
        ...queueOptions(variables),
        work: async ({ alarmId }) => {
          await deleteAlarm(client, { alarmId }).catch((error: unknown) => {
            if (!(error instanceof NotFoundError)) throw error
          })
          return 'changed'
        },
        toResult: (alarm, outcome) => ({ ...alarm, ...outcome }),
      })
      return toResult(outcomes, undefined, variables.signal)
    },
    invalidations: (scope, _variables, result) =>
      wroteNothing(result) ? nothing : deleteAlarmsInvalidations(scope),
    mutation: parameters.mutation,
  })
}

/**
 * Mutation options of `useUndoAlarmChanges`: writes the previous values of all alarms that `changeAlarmsMutationOptions`
 * changed. A text that was not set becomes an empty one. A previous `state` is written too; the server soon evaluates
 * the alarm again.
 *
 * @example
 * ```ts
 * const result = await changeAlarmsMutationOptions(client, queryClient).mutationFn({
 *   matching: { state: 'ALARM' },
 *   change: { lifecycleState: 'ACKNOWLEDGED' },
 * })
 * await undoAlarmChangesMutationOptions(client, queryClient).mutationFn({ result })
 * ```
 */
export function undoAlarmChangesMutationOptions<onMutateResult = unknown>(
  client: Requester,
  queryClient: QueryClient,
  parameters: BulkAlarmsParameters<UndoAlarmChangesVariables, onMutateResult> = {},
): MonascaMutationOptions<BulkAlarmsResult, UndoAlarmChangesVariables, onMutateResult> {
  const { mutation, optimistic = true } = parameters
  return createMutationOptions({
    client,
    queryClient,
    resource: 'alarms',
    action: 'undoChanges',
    write: async (variables) => {
      const { outcomes, change } = variables.result
      if (change === undefined) {
        throw new InvalidParameterError({ parameter: 'result', reason: 'deleted alarms cannot be restored' })
      }
      const writes = outcomes
        .filter(({ status }) => status === 'changed')
        .map(({ alarmId, name, previous }) => ({
          alarm: { alarmId, name, previous: { ...previous, ...withoutUndefined(change) } },
          change: previousValues(previous, change),
        }))
      return patchEach({ client, queryClient, writes, optimistic, change, options: variables })
    },
    invalidations: (scope, { result: { change } }, result) =>
      wroteNothing(result) || change === undefined ? nothing : changeAlarmsInvalidations(scope, { change }),
    mutation,
  })
}

type FoundAlarm = Pick<AlarmOutcome, 'alarmId' | 'name' | 'previous'>

type PatchEach = {
  client: Requester
  queryClient: QueryClient
  /** Without a change the alarm has the values already. */
  writes: readonly { alarm: FoundAlarm; change: AlarmChange | undefined }[]
  optimistic: boolean
  /** The change as the caller names it. */
  change: AlarmChange
  options: BulkAlarmsOptions
}

async function patchEach(parameters: PatchEach): Promise<BulkAlarmsResult> {
  const { client, queryClient, writes, optimistic, change, options } = parameters
  const queue = queueOptions(options)
  const cached = optimistic ? cachedAlarmIds(queryClient, client.scope) : new Set<string>()
  const shown = new Map<string, ShownAlarmChange>()
  for (const { alarm, change } of writes) {
    if (shown.size >= shownAtOnce) break
    if (change === undefined || !cached.has(alarm.alarmId)) continue
    shown.set(alarm.alarmId, showAlarmChange(queryClient, client.scope, alarm.alarmId, change))
  }
  const outcomes = await runQueue<(typeof writes)[number], AlarmOutcome>({
    items: writes,
    ...queue,
    work: async ({ alarm: { alarmId }, change }) => {
      if (change === undefined) return 'unchanged'
      await settleWith(shown.get(alarmId), () => patchAlarm(client, { ...change, alarmId }))
      return 'changed'
    },
    toResult: ({ alarm }, outcome) => {
      // Alarms that were not tried are still shown as changed.
      if (outcome.status !== 'changed') shown.get(alarm.alarmId)?.rollBack()
      return { ...alarm, ...outcome }
    },
  })
  return toResult(outcomes, change, options.signal)
}

function queueOptions({ signal, onProgress, concurrency = 8 }: BulkAlarmsOptions): {
  signal: AbortSignal | undefined
  concurrency: number
  onProgress: ((progress: { done: number; failed: number; total: number }) => void) | undefined
} {
  return {
    signal,
    concurrency: checkConcurrency(concurrency),
    onProgress: onProgress && ((progress) => onProgress({ phase: 'writing', ...progress })),
  }
}

/** The alarms to change, each once. */
async function findAlarms(
  client: Requester,
  { alarms, matching, signal, onProgress, concurrency = 8 }: BulkAlarmsOptions & Partial<AlarmTarget>,
): Promise<FoundAlarm[]> {
  checkConcurrency(concurrency)
  const found = new Map<string, FoundAlarm>()
  const add = ({ id, alarmDefinition, state, lifecycleState, link }: Alarm) =>
    found.set(id, { alarmId: id, name: alarmDefinition.name, previous: { state, lifecycleState, link } })
  if (alarms !== undefined) {
    for (const alarm of alarms) add(alarm)
    return [...found.values()]
  }
  if (typeof matching !== 'object' || matching === null) {
    throw new InvalidParameterError({
      parameter: 'alarms',
      reason: 'is missing',
      advice: 'Or set `matching`.',
    })
  }
  const { where = () => true, ...filter } = matching
  try {
    const list = { ...filter, sortBy: 'alarm_id', limit: pageSize }
    for await (const { elements } of pages(listAlarms, client, list, { signal })) {
      for (const alarm of elements) if (where(alarm)) add(alarm)
      onProgress?.({ phase: 'reading', done: found.size, failed: 0, total: undefined })
    }
  } catch (error) {
    // Cancelled before anything was written.
    if (signal?.aborted !== true) throw error
  }
  return [...found.values()]
}

function hasValues(previous: PreviousAlarm, { state, lifecycleState, link }: AlarmChange): boolean {
  return (
    (state === undefined || state === previous.state) &&
    (lifecycleState === undefined || lifecycleState === (previous.lifecycleState ?? '')) &&
    (link === undefined || link === (previous.link ?? ''))
  )
}

/** The fields of a change with the values from before. */
function previousValues(previous: PreviousAlarm, { state, lifecycleState, link }: AlarmChange): AlarmChange {
  return {
    ...(state === undefined ? {} : { state: previous.state }),
    ...(lifecycleState === undefined ? {} : { lifecycleState: previous.lifecycleState ?? '' }),
    ...(link === undefined ? {} : { link: previous.link ?? '' }),
  }
}

function withoutUndefined({ state, lifecycleState, link }: AlarmChange): Partial<PreviousAlarm> {
  return {
    ...(state === undefined ? {} : { state }),
    ...(lifecycleState === undefined ? {} : { lifecycleState }),
    ...(link === undefined ? {} : { link }),
  }
}

function toResult(
  outcomes: AlarmOutcome[],
  change: AlarmChange | undefined,
  signal: AbortSignal | undefined,
): BulkAlarmsResult {
  const counts = { changed: 0, unchanged: 0, skipped: 0, failed: 0 }
  for (const { status } of outcomes) counts[status] += 1
  const isCancelled = signal?.aborted === true && (counts.skipped > 0 || outcomes.length === 0)
  return { outcomes, counts, change, isCancelled }
}

const nothing: Invalidations = { invalidate: [], remove: [] }

/** Whether the server is as the cache shows it. After failures the outcome may be unknown. */
function wroteNothing(result: BulkAlarmsResult | undefined): boolean {
  return result !== undefined && result.counts.changed === 0 && result.counts.failed === 0
}

function bulkInvalidations(scope: string, withHistory: boolean): Invalidations {
  const alarms = monascaQueryKey(scope, 'alarms')
  const actions = ['list', 'count', 'get', ...(withHistory ? ['history', 'historyList'] : [])]
  return { invalidate: actions.map((action) => [...alarms, action]), remove: [] }
}

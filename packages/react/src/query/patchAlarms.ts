import {
  ForbiddenError,
  InvalidParameterError,
  type PatchAlarmParameters,
  type PatchAlarmReturnType,
  patchAlarm,
  type Requester,
  UnauthorizedError,
} from '@monasca/core'
import type { QueryClient } from '@tanstack/react-query'
import type { MonascaError } from './monascaError.js'
import {
  changedNothing,
  createMutationOptions,
  type MonascaMutationOptions,
  type MutationParameters,
  type StaleKeys,
} from './mutationOptions.js'
import { settleWith, showAlarmChange } from './optimisticAlarms.js'
import { patchAlarmStaleKeys } from './patchAlarm.js'

/** Which alarms to change, and what: the same fields for all of them. */
export type PatchAlarmsParameters = Omit<PatchAlarmParameters, 'alarmId'> & {
  /** An id that is given twice is written once. */
  alarmIds: readonly string[]
}

/** What became of one of the alarms. */
export type PatchAlarmsResult =
  | { alarmId: string; alarm: PatchAlarmReturnType; error?: undefined }
  | { alarmId: string; alarm?: undefined; error: MonascaError }

/** What became of each alarm, in the order of `alarmIds`. */
export type PatchAlarmsReturnType = PatchAlarmsResult[]

/** How far the writing of several alarms has come. */
export type PatchAlarmsProgress = {
  /** How many are done, those that failed among them. */
  done: number
  failed: number
  total: number
}

/** How to write, and `mutation` with react-query's options. */
export type PatchAlarmsMutationParameters<mutated = unknown> = MutationParameters<
  PatchAlarmsReturnType,
  PatchAlarmsParameters,
  mutated
> & {
  /** How many alarms to write at the same time. @default 4 */
  concurrency?: number | undefined
  /** Called after each alarm. */
  onProgress?: ((progress: PatchAlarmsProgress) => void) | undefined
  /** Shows the change of all alarms at once, and takes it back for each that fails. @default true */
  optimistic?: boolean | undefined
}

/**
 * What a change of several alarms makes stale: what `patchAlarmStaleKeys` tells for each of them.
 *
 * @example
 * ```ts
 * const { invalidate } = patchAlarmsStaleKeys(client.scope, { alarmIds: [alarmId], lifecycleState: 'ACKNOWLEDGED' })
 * ```
 */
export function patchAlarmsStaleKeys(scope: string, variables: PatchAlarmsParameters): StaleKeys {
  const { alarmIds, ...fields } = variables
  const keys = alarmIds.flatMap((alarmId) => patchAlarmStaleKeys(scope, { ...fields, alarmId }).invalidate)
  // The lists are the same for every alarm.
  return { invalidate: [...new Map(keys.map((key) => [JSON.stringify(key), key])).values()], remove: [] }
}

/**
 * Changes some fields of several alarms, such as acknowledging all of them: `PATCH /v2.0/alarms/{alarm_id}` for each, a
 * few at a time. Refreshes what `patchAlarmsStaleKeys` tells, once, when all are done.
 *
 * The mutation succeeds even if alarms failed: look at the `error` of each result. After one failed because of a missing
 * role or a lost session, the others are not tried, and have the same error.
 *
 * @throws `InvalidParameterError` for a `concurrency` below 1
 * @example
 * ```ts
 * const options = patchAlarmsMutationOptions(client, queryClient, { onProgress: ({ done, total }) => log(`${done} of ${total}`) })
 * const results = await options.mutationFn({ alarmIds: [alarmId], lifecycleState: 'ACKNOWLEDGED' })
 * const failed = results.filter((result) => result.error !== undefined)
 * ```
 */
export function patchAlarmsMutationOptions<mutated = unknown>(
  client: Requester,
  queryClient: QueryClient,
  parameters: PatchAlarmsMutationParameters<mutated> = {},
): MonascaMutationOptions<PatchAlarmsReturnType, PatchAlarmsParameters, mutated> {
  const { mutation, concurrency = 4, onProgress, optimistic = true } = parameters
  if (!Number.isSafeInteger(concurrency) || concurrency < 1) {
    throw new InvalidParameterError({
      parameter: 'concurrency',
      reason: 'must be a whole number of at least 1',
    })
  }
  const write = async (variables: PatchAlarmsParameters): Promise<PatchAlarmsReturnType> => {
    const { alarmIds, ...fields } = variables
    if (!Array.isArray(alarmIds)) {
      throw new InvalidParameterError({ parameter: 'alarmIds', reason: 'must be a list of ids' })
    }
    const items = [...new Set(alarmIds)].map((alarmId) => ({
      alarmId,
      shown: optimistic ? showAlarmChange(queryClient, client.scope, alarmId, fields) : undefined,
    }))
    const progress = { done: 0, failed: 0, total: items.length }
    const results: PatchAlarmsResult[] = []
    let refusal: MonascaError | undefined
    const queue = items.entries()
    // Whatever a caller's function throws: all alarms that are shown as changed must be written first.
    const thrown: unknown[] = []
    const report = (current: PatchAlarmsProgress): void => {
      try {
        onProgress?.(current)
      } catch (error) {
        thrown.push(error)
      }
    }
    const work = async (): Promise<void> => {
      for (const [index, { alarmId, shown }] of queue) {
        const patch = async (): Promise<PatchAlarmReturnType> => {
          if (refusal !== undefined) throw refusal
          return patchAlarm(client, { ...fields, alarmId })
        }
        const result = await settleWith(shown, patch).then(
          (alarm): PatchAlarmsResult => ({ alarmId, alarm }),
          (error: MonascaError): PatchAlarmsResult => ({ alarmId, error }),
        )
        results[index] = result
        if (isRefusal(result.error)) refusal = result.error
        progress.done += 1
        if (result.error !== undefined) progress.failed += 1
        report({ ...progress })
      }
    }
    await Promise.all(Array.from({ length: Math.min(concurrency, items.length) }, work))
    if (thrown.length > 0) throw thrown[0]
    return results
  }
  return createMutationOptions({
    client,
    queryClient,
    resource: 'alarms',
    action: 'patchAll',
    write,
    staleKeys: (scope, variables, results) => {
      const failed = new Set(
        results
          ?.filter(({ error }) => error !== undefined && changedNothing(error))
          .map(({ alarmId }) => alarmId),
      )
      const alarmIds = variables.alarmIds.filter((alarmId) => !failed.has(alarmId))
      return patchAlarmsStaleKeys(scope, { ...variables, alarmIds })
    },
    mutation,
  })
}

/** What will be the answer to every other alarm too. */
function isRefusal(error: unknown): boolean {
  return error instanceof ForbiddenError || error instanceof UnauthorizedError
}

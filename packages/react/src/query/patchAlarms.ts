import {
  InvalidParameterError,
  type PatchAlarmParameters,
  type PatchAlarmReturnType,
  patchAlarm,
  type Requester,
} from '@monasca/core'
import type { QueryClient } from '@tanstack/react-query'
import { patchAlarmInvalidations } from './alarms.js'
import type { MonascaError } from './monascaError.js'
import {
  changedNothing,
  createMutationOptions,
  type Invalidations,
  type MonascaMutationOptions,
  type MutationParameters,
} from './mutationOptions.js'
import { settleWith, showAlarmChange } from './optimisticAlarms.js'
import { checkConcurrency, isRefusal } from './runQueue.js'

/** The same change for several alarms. */
export type PatchAlarmsParameters = Omit<PatchAlarmParameters, 'alarmId'> & {
  /** Duplicate ids are written once. */
  alarmIds: readonly string[]
}

/** The outcome for one alarm. */
export type PatchAlarmsResult =
  | { alarmId: string; alarm: PatchAlarmReturnType; error?: undefined }
  | { alarmId: string; alarm?: undefined; error: MonascaError }

/** One result for each alarm, in the order of `alarmIds`. */
export type PatchAlarmsReturnType = PatchAlarmsResult[]

export type PatchAlarmsProgress = {
  /** Finished requests, including failed ones. */
  done: number
  failed: number
  total: number
}

export type PatchAlarmsMutationParameters<onMutateResult = unknown> = MutationParameters<
  PatchAlarmsReturnType,
  PatchAlarmsParameters,
  onMutateResult
> & {
  /** Number of concurrent requests. @default 4 */
  concurrency?: number | undefined
  /** Called after each alarm. */
  onProgress?: ((progress: PatchAlarmsProgress) => void) | undefined
  /** Shows all changes at once, and rolls back each one that fails. @default true */
  optimistic?: boolean | undefined
}

/** Invalidates the queries of `patchAlarmInvalidations` for each alarm. */
export function patchAlarmsInvalidations(scope: string, variables: PatchAlarmsParameters): Invalidations {
  const { alarmIds, ...fields } = variables
  const keys = alarmIds.flatMap(
    (alarmId) => patchAlarmInvalidations(scope, { ...fields, alarmId }).invalidate,
  )
  // The lists are the same for every alarm.
  return { invalidate: [...new Map(keys.map((key) => [JSON.stringify(key), key])).values()], remove: [] }
}

/**
 * Mutation options of `usePatchAlarms`: `PATCH /v2.0/alarms/{alarm_id}` for each alarm. Applies
 * `patchAlarmsInvalidations` once, when all requests are done.
 *
 * The mutation succeeds even if alarms failed: check the `error` of each result. After a failure caused by a missing
 * role or a lost session, the remaining alarms are not tried and get the same error.
 *
 * @throws `InvalidParameterError` for a `concurrency` below 1
 * @example
 * ```ts
 * const options = patchAlarmsMutationOptions(client, queryClient, { onProgress: ({ done, total }) => log(`${done} of ${total}`) })
 * const results = await options.mutationFn({ alarmIds: [alarmId], lifecycleState: 'ACKNOWLEDGED' })
 * const failed = results.filter((result) => result.error !== undefined)
 * ```
 */
export function patchAlarmsMutationOptions<onMutateResult = unknown>(
  client: Requester,
  queryClient: QueryClient,
  parameters: PatchAlarmsMutationParameters<onMutateResult> = {},
): MonascaMutationOptions<PatchAlarmsReturnType, PatchAlarmsParameters, onMutateResult> {
  const { mutation, concurrency = 4, onProgress, optimistic = true } = parameters
  checkConcurrency(concurrency)
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
    // If a caller's function throws, all alarms that are shown as changed must still be written.
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
    invalidations: (scope, variables, results) => {
      const failed = new Set(
        results
          ?.filter(({ error }) => error !== undefined && changedNothing(error))
          .map(({ alarmId }) => alarmId),
      )
      const alarmIds = variables.alarmIds.filter((alarmId) => !failed.has(alarmId))
      return patchAlarmsInvalidations(scope, { ...variables, alarmIds })
    },
    mutation,
  })
}

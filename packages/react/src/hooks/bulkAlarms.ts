'use client'

import { type UseMutationResult, useMutation, useQueryClient } from '@tanstack/react-query'
import { useRequester } from '../provider/useRequester.js'
import {
  type BulkAlarmsParameters,
  type BulkAlarmsResult,
  type ChangeAlarmsVariables,
  changeAlarmsMutationOptions,
  type DeleteAlarmsVariables,
  deleteAlarmsMutationOptions,
  type UndoAlarmChangesVariables,
  undoAlarmChangesMutationOptions,
} from '../query/bulkAlarms.js'
import type { MonascaError } from '../query/monascaError.js'
import type { MutationParameters } from '../query/mutationOptions.js'

/**
 * Changes some alarms or all that match, such as acknowledging 20,000 alarms of an outage:
 * `PATCH /v2.0/alarms/{alarm_id}` for each, 8 at a time. Invalidates the lists and counts of alarms and all single
 * alarms, once, at the end; the histories too if `state` is written.
 *
 * `mutate` takes `onProgress` and a `signal` that cancels. The mutation succeeds even if alarms failed: check `counts`
 * and `outcomes` of its data. Pass the data to `useUndoAlarmChanges` to restore the previous values.
 *
 * @throws `ProviderNotFoundError` without a `MonascaProvider` above
 * @example
 * ```tsx
 * const { mutate, data } = useChangeAlarms()
 * const acknowledge = () =>
 *   mutate({ matching: { state: 'ALARM' }, change: { lifecycleState: 'ACKNOWLEDGED' } })
 * ```
 */
export function useChangeAlarms<onMutateResult = unknown>(
  parameters?: BulkAlarmsParameters<ChangeAlarmsVariables, onMutateResult>,
): UseMutationResult<BulkAlarmsResult, MonascaError, ChangeAlarmsVariables, onMutateResult> {
  return useMutation(changeAlarmsMutationOptions(useRequester(), useQueryClient(), parameters))
}

/**
 * Deletes some alarms or all that match: `DELETE /v2.0/alarms/{alarm_id}` for each, 8 at a time. Invalidates the lists,
 * counts and histories of alarms and all single alarms, once, at the end. Deleted alarms cannot be restored; the next
 * measurement creates new ones.
 *
 * Progress, cancellation and failures work as with `useChangeAlarms`.
 *
 * @throws `ProviderNotFoundError` without a `MonascaProvider` above
 * @example
 * ```tsx
 * const { mutate, data } = useDeleteAlarms()
 * const cleanUp = () => mutate({ matching: { state: 'UNDETERMINED' } })
 * ```
 */
export function useDeleteAlarms<onMutateResult = unknown>(
  parameters?: MutationParameters<BulkAlarmsResult, DeleteAlarmsVariables, onMutateResult>,
): UseMutationResult<BulkAlarmsResult, MonascaError, DeleteAlarmsVariables, onMutateResult> {
  return useMutation(deleteAlarmsMutationOptions(useRequester(), useQueryClient(), parameters))
}

/**
 * Restores the previous values of all alarms that `useChangeAlarms` changed: `PATCH /v2.0/alarms/{alarm_id}` for each. A
 * text that was not set becomes an empty one.
 *
 * @throws `ProviderNotFoundError` without a `MonascaProvider` above
 * @example
 * ```tsx
 * const { data: result } = useChangeAlarms()
 * const { mutate } = useUndoAlarmChanges()
 * const undo = () => result && mutate({ result })
 * ```
 */
export function useUndoAlarmChanges<onMutateResult = unknown>(
  parameters?: BulkAlarmsParameters<UndoAlarmChangesVariables, onMutateResult>,
): UseMutationResult<BulkAlarmsResult, MonascaError, UndoAlarmChangesVariables, onMutateResult> {
  return useMutation(undoAlarmChangesMutationOptions(useRequester(), useQueryClient(), parameters))
}

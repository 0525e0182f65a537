'use client'

import type {
  countAlarms,
  deleteAlarm,
  getAlarm,
  getAlarmHistory,
  listAlarmHistory,
  listAlarms,
  PatchAlarmParameters,
  PatchAlarmReturnType,
  updateAlarm,
} from '@monasca/core'
import {
  type UseMutationResult,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query'
import { useRequester } from '../provider/useRequester.js'
import {
  countAlarmsQueryOptions,
  deleteAlarmMutationOptions,
  getAlarmHistoryInfiniteQueryOptions,
  getAlarmHistoryQueryOptions,
  getAlarmQueryOptions,
  listAlarmHistoryInfiniteQueryOptions,
  listAlarmHistoryQueryOptions,
  listAlarmsInfiniteQueryOptions,
  listAlarmsQueryOptions,
  type PatchAlarmMutationParameters,
  patchAlarmMutationOptions,
  updateAlarmMutationOptions,
} from '../query/alarms.js'
import type { MonascaError } from '../query/monascaError.js'
import {
  type PatchAlarmsMutationParameters,
  type PatchAlarmsParameters,
  type PatchAlarmsReturnType,
  patchAlarmsMutationOptions,
} from '../query/patchAlarms.js'
import type { UseInfiniteRead, UseRead, UseWrite } from './types.js'

/**
 * Lists the alarms of the project: `GET /v2.0/alarms`.
 *
 * @throws `ProviderNotFoundError` without a `MonascaProvider` above
 * @example
 * ```tsx
 * const { data, error, isPending } = useAlarms({ state: 'ALARM' })
 * ```
 */
export const useAlarms: UseRead<typeof listAlarms> = (parameters) =>
  useQuery(listAlarmsQueryOptions(useRequester(), parameters))

/**
 * Lists the alarms of the project, page by page: `GET /v2.0/alarms`. `limit` is the page size, 10000 by default.
 *
 * A refetch reads all loaded pages again, so the list is not polled and not refetched on window focus.
 *
 * @throws `ProviderNotFoundError` without a `MonascaProvider` above
 * @example
 * ```tsx
 * const { data, hasNextPage, fetchNextPage } = useInfiniteAlarms({ state: 'ALARM', limit: 100 })
 * const elements = data?.pages.flatMap((page) => page.elements) ?? []
 * ```
 */
export const useInfiniteAlarms: UseInfiniteRead<typeof listAlarms> = (parameters) =>
  useInfiniteQuery(listAlarmsInfiniteQueryOptions(useRequester(), parameters))

/**
 * Gets one alarm: `GET /v2.0/alarms/{alarm_id}`. Disabled while `alarmId` is `undefined`.
 *
 * @throws `ProviderNotFoundError` without a `MonascaProvider` above
 * @example
 * ```tsx
 * const { data, error, isPending } = useAlarm({ alarmId: 'f9935bcc-9641-4cbf-8224-0993a947ea83' })
 * ```
 */
export const useAlarm: UseRead<typeof getAlarm> = (parameters) =>
  useQuery(getAlarmQueryOptions(useRequester(), parameters))

/**
 * Counts the alarms of the project, optionally by group: `GET /v2.0/alarms/count`.
 *
 * @throws `ProviderNotFoundError` without a `MonascaProvider` above
 * @example
 * ```tsx
 * const { data, error, isPending } = useAlarmCount({ groupBy: ['state'] })
 * ```
 */
export const useAlarmCount: UseRead<typeof countAlarms> = (parameters) =>
  useQuery(countAlarmsQueryOptions(useRequester(), parameters))

/**
 * Lists the state changes of the project's alarms: `GET /v2.0/alarms/state-history`.
 *
 * @throws `ProviderNotFoundError` without a `MonascaProvider` above
 * @example
 * ```tsx
 * const { data, error, isPending } = useAlarmHistoryList({ dimensions: { hostname: 'web1' } })
 * ```
 */
export const useAlarmHistoryList: UseRead<typeof listAlarmHistory> = (parameters) =>
  useQuery(listAlarmHistoryQueryOptions(useRequester(), parameters))

/**
 * Lists the state changes of the project's alarms, page by page: `GET /v2.0/alarms/state-history`. `limit` is the page
 * size, 10000 by default.
 *
 * A refetch reads all loaded pages again, so the list is not polled and not refetched on window focus.
 *
 * @throws `ProviderNotFoundError` without a `MonascaProvider` above
 * @example
 * ```tsx
 * const { data, hasNextPage, fetchNextPage } = useInfiniteAlarmHistoryList({ limit: 100 })
 * const elements = data?.pages.flatMap((page) => page.elements) ?? []
 * ```
 */
export const useInfiniteAlarmHistoryList: UseInfiniteRead<typeof listAlarmHistory> = (parameters) =>
  useInfiniteQuery(listAlarmHistoryInfiniteQueryOptions(useRequester(), parameters))

/**
 * Lists the state changes of one alarm: `GET /v2.0/alarms/{alarm_id}/state-history`. Disabled while `alarmId` is
 * `undefined`.
 *
 * @throws `ProviderNotFoundError` without a `MonascaProvider` above
 * @example
 * ```tsx
 * const { data, error, isPending } = useAlarmHistory({ alarmId: 'f9935bcc-9641-4cbf-8224-0993a947ea83' })
 * ```
 */
export const useAlarmHistory: UseRead<typeof getAlarmHistory> = (parameters) =>
  useQuery(getAlarmHistoryQueryOptions(useRequester(), parameters))

/**
 * Lists the state changes of one alarm, page by page: `GET /v2.0/alarms/{alarm_id}/state-history`. Disabled while
 * `alarmId` is `undefined`. `limit` is the page size, 10000 by default.
 *
 * A refetch reads all loaded pages again, so the list is not polled and not refetched on window focus.
 *
 * @throws `ProviderNotFoundError` without a `MonascaProvider` above
 * @example
 * ```tsx
 * const { data, hasNextPage, fetchNextPage } = useInfiniteAlarmHistory({ alarmId, limit: 100 })
 * const elements = data?.pages.flatMap((page) => page.elements) ?? []
 * ```
 */
export const useInfiniteAlarmHistory: UseInfiniteRead<typeof getAlarmHistory> = (parameters) =>
  useInfiniteQuery(getAlarmHistoryInfiniteQueryOptions(useRequester(), parameters))

/**
 * Sets all writable fields of an alarm: `PUT /v2.0/alarms/{alarm_id}`. Invalidates the lists, counts and histories of
 * alarms, and this alarm.
 *
 * @throws `ProviderNotFoundError` without a `MonascaProvider` above
 * @example
 * ```tsx
 * const { mutate, isPending, error } = useUpdateAlarm()
 * ```
 */
export const useUpdateAlarm: UseWrite<typeof updateAlarm> = (parameters) =>
  useMutation(updateAlarmMutationOptions(useRequester(), useQueryClient(), parameters))

/**
 * Deletes an alarm: `DELETE /v2.0/alarms/{alarm_id}`. Invalidates the lists, counts and histories of alarms; removes
 * this alarm and its history.
 *
 * @throws `ProviderNotFoundError` without a `MonascaProvider` above
 * @example
 * ```tsx
 * const { mutate, isPending, error } = useDeleteAlarm()
 * ```
 */
export const useDeleteAlarm: UseWrite<typeof deleteAlarm> = (parameters) =>
  useMutation(deleteAlarmMutationOptions(useRequester(), useQueryClient(), parameters))

/**
 * Changes some fields of an alarm: `PATCH /v2.0/alarms/{alarm_id}`. Invalidates the lists and counts of alarms, and
 * this alarm; the histories too if `state` is written.
 *
 * @throws `ProviderNotFoundError` without a `MonascaProvider` above
 * @example
 * ```tsx
 * const { mutate, isPending, error } = usePatchAlarm({ optimistic: true })
 * ```
 */
export function usePatchAlarm<onMutateResult = unknown>(
  parameters?: PatchAlarmMutationParameters<onMutateResult>,
): UseMutationResult<PatchAlarmReturnType, MonascaError, PatchAlarmParameters, onMutateResult> {
  return useMutation(patchAlarmMutationOptions(useRequester(), useQueryClient(), parameters))
}

/**
 * Changes some fields of several alarms, such as acknowledging all of them: `PATCH /v2.0/alarms/{alarm_id}` for each, a
 * few at a time. Invalidates the same queries as `usePatchAlarm`, once, when all requests are done.
 *
 * The mutation succeeds even if alarms failed: check the `error` of each result.
 *
 * @throws `ProviderNotFoundError` without a `MonascaProvider` above
 * @throws `InvalidParameterError` for a `concurrency` below 1
 * @example
 * ```tsx
 * const { mutate, data = [] } = usePatchAlarms({ concurrency: 8 })
 * const failed = data.filter((result) => result.error !== undefined)
 * ```
 */
export function usePatchAlarms<onMutateResult = unknown>(
  parameters?: PatchAlarmsMutationParameters<onMutateResult>,
): UseMutationResult<PatchAlarmsReturnType, MonascaError, PatchAlarmsParameters, onMutateResult> {
  return useMutation(patchAlarmsMutationOptions(useRequester(), useQueryClient(), parameters))
}

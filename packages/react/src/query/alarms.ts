import {
  countAlarms,
  type DeleteAlarmParameters,
  deleteAlarm,
  getAlarm,
  getAlarmHistory,
  listAlarmHistory,
  listAlarms,
  type PatchAlarmParameters,
  type PatchAlarmReturnType,
  patchAlarm,
  type Requester,
  type UpdateAlarmParameters,
  updateAlarm,
} from '@monasca/core'
import type { QueryClient } from '@tanstack/react-query'
import {
  type InfiniteReadKey,
  type InfiniteReadOptions,
  infiniteReadKey,
  infiniteReadOptions,
} from './infiniteQueryOptions.js'
import {
  createMutationOptions,
  type Invalidations,
  type MonascaMutationOptions,
  type MutationParameters,
  type Write,
  type WriteOptions,
  writeOptions,
} from './mutationOptions.js'
import { settleWith, showAlarmChange } from './optimisticAlarms.js'
import { monascaQueryKey } from './queryKey.js'
import { type Read, type ReadKey, type ReadOptions, readKey, readOptions } from './queryOptions.js'

const listAlarmsRead: Read<typeof listAlarms> = { resource: 'alarms', action: 'list', call: listAlarms }

/** Query key of `listAlarmsQueryOptions`. */
export const listAlarmsQueryKey: ReadKey<typeof listAlarms> = (scope, parameters) =>
  readKey(listAlarmsRead, scope, parameters)

/** Query options of `useAlarms`: `GET /v2.0/alarms`. */
export const listAlarmsQueryOptions: ReadOptions<typeof listAlarms> = (client, parameters) =>
  readOptions(listAlarmsRead, client, parameters)

/** Query key of `listAlarmsInfiniteQueryOptions`. A filter with the key of `listAlarmsQueryKey` matches it too. */
export const listAlarmsInfiniteQueryKey: InfiniteReadKey<typeof listAlarms> = (scope, parameters) =>
  infiniteReadKey(listAlarmsRead, scope, parameters)

/** Query options of `useInfiniteAlarms`: `GET /v2.0/alarms`, page by page. */
export const listAlarmsInfiniteQueryOptions: InfiniteReadOptions<typeof listAlarms> = (client, parameters) =>
  infiniteReadOptions(listAlarmsRead, client, parameters)

const getAlarmRead: Read<typeof getAlarm> = {
  resource: 'alarms',
  action: 'get',
  call: getAlarm,
  required: ['alarmId'],
}

/** Query key of `getAlarmQueryOptions`. */
export const getAlarmQueryKey: ReadKey<typeof getAlarm> = (scope, parameters) =>
  readKey(getAlarmRead, scope, parameters)

/** Query options of `useAlarm`: `GET /v2.0/alarms/{alarm_id}`. */
export const getAlarmQueryOptions: ReadOptions<typeof getAlarm> = (client, parameters) =>
  readOptions(getAlarmRead, client, parameters)

const countAlarmsRead: Read<typeof countAlarms> = { resource: 'alarms', action: 'count', call: countAlarms }

/** Query key of `countAlarmsQueryOptions`. */
export const countAlarmsQueryKey: ReadKey<typeof countAlarms> = (scope, parameters) =>
  readKey(countAlarmsRead, scope, parameters)

/** Query options of `useAlarmCount`: `GET /v2.0/alarms/count`. */
export const countAlarmsQueryOptions: ReadOptions<typeof countAlarms> = (client, parameters) =>
  readOptions(countAlarmsRead, client, parameters)

const listAlarmHistoryRead: Read<typeof listAlarmHistory> = {
  resource: 'alarms',
  action: 'historyList',
  call: listAlarmHistory,
}

/** Query key of `listAlarmHistoryQueryOptions`. */
export const listAlarmHistoryQueryKey: ReadKey<typeof listAlarmHistory> = (scope, parameters) =>
  readKey(listAlarmHistoryRead, scope, parameters)

/** Query options of `useAlarmHistoryList`: `GET /v2.0/alarms/state-history`. */
export const listAlarmHistoryQueryOptions: ReadOptions<typeof listAlarmHistory> = (client, parameters) =>
  readOptions(listAlarmHistoryRead, client, parameters)

/**
 * Query key of `listAlarmHistoryInfiniteQueryOptions`. A filter with the key of `listAlarmHistoryQueryKey` matches it
 * too.
 */
export const listAlarmHistoryInfiniteQueryKey: InfiniteReadKey<typeof listAlarmHistory> = (
  scope,
  parameters,
) => infiniteReadKey(listAlarmHistoryRead, scope, parameters)

/** Query options of `useInfiniteAlarmHistoryList`: `GET /v2.0/alarms/state-history`, page by page. */
export const listAlarmHistoryInfiniteQueryOptions: InfiniteReadOptions<typeof listAlarmHistory> = (
  client,
  parameters,
) => infiniteReadOptions(listAlarmHistoryRead, client, parameters)

const getAlarmHistoryRead: Read<typeof getAlarmHistory> = {
  resource: 'alarms',
  action: 'history',
  call: getAlarmHistory,
  required: ['alarmId'],
}

/** Query key of `getAlarmHistoryQueryOptions`. */
export const getAlarmHistoryQueryKey: ReadKey<typeof getAlarmHistory> = (scope, parameters) =>
  readKey(getAlarmHistoryRead, scope, parameters)

/** Query options of `useAlarmHistory`: `GET /v2.0/alarms/{alarm_id}/state-history`. */
export const getAlarmHistoryQueryOptions: ReadOptions<typeof getAlarmHistory> = (client, parameters) =>
  readOptions(getAlarmHistoryRead, client, parameters)

/**
 * Query key of `getAlarmHistoryInfiniteQueryOptions`. A filter with the key of `getAlarmHistoryQueryKey` matches it
 * too.
 */
export const getAlarmHistoryInfiniteQueryKey: InfiniteReadKey<typeof getAlarmHistory> = (scope, parameters) =>
  infiniteReadKey(getAlarmHistoryRead, scope, parameters)

/** Query options of `useInfiniteAlarmHistory`: `GET /v2.0/alarms/{alarm_id}/state-history`, page by page. */
export const getAlarmHistoryInfiniteQueryOptions: InfiniteReadOptions<typeof getAlarmHistory> = (
  client,
  parameters,
) => infiniteReadOptions(getAlarmHistoryRead, client, parameters)

/** Invalidates the lists, counts and histories of alarms, and this alarm. */
export function updateAlarmInvalidations(scope: string, { alarmId }: UpdateAlarmParameters): Invalidations {
  return { invalidate: [...alarmLists(scope), ...oneAlarm(scope, alarmId)], remove: [] }
}

const updateAlarmWrite: Write<typeof updateAlarm> = {
  resource: 'alarms',
  action: 'update',
  call: updateAlarm,
  invalidations: updateAlarmInvalidations,
}

/** Mutation options of `useUpdateAlarm`: `PUT /v2.0/alarms/{alarm_id}`. Applies `updateAlarmInvalidations`. */
export const updateAlarmMutationOptions: WriteOptions<typeof updateAlarm> = (
  client,
  queryClient,
  parameters,
) => writeOptions(updateAlarmWrite, client, queryClient, parameters)

/** Invalidates the lists, counts and histories of alarms; removes this alarm and its history. */
export function deleteAlarmInvalidations(scope: string, { alarmId }: DeleteAlarmParameters): Invalidations {
  return { invalidate: alarmLists(scope), remove: oneAlarm(scope, alarmId) }
}

const deleteAlarmWrite: Write<typeof deleteAlarm> = {
  resource: 'alarms',
  action: 'delete',
  call: deleteAlarm,
  invalidations: deleteAlarmInvalidations,
}

/** Mutation options of `useDeleteAlarm`: `DELETE /v2.0/alarms/{alarm_id}`. Applies `deleteAlarmInvalidations`. */
export const deleteAlarmMutationOptions: WriteOptions<typeof deleteAlarm> = (
  client,
  queryClient,
  parameters,
) => writeOptions(deleteAlarmWrite, client, queryClient, parameters)

export type PatchAlarmMutationParameters<onMutateResult = unknown> = MutationParameters<
  PatchAlarmReturnType,
  PatchAlarmParameters,
  onMutateResult
> & {
  /**
   * Shows `lifecycleState` and `link` at once in all cached lists and in the single alarm, and rolls back if the
   * request fails. Filtered lists and counts change only with the next fetch. A `state` is never shown before the
   * server accepts it.
   *
   * @default false
   */
  optimistic?: boolean | undefined
}

/** Invalidates the lists and counts of alarms, and this alarm; the histories too if `state` is written. */
export function patchAlarmInvalidations(scope: string, variables: PatchAlarmParameters): Invalidations {
  const { alarmId, state } = variables
  const keys =
    state === undefined ? alarmTexts(scope, alarmId) : [...alarmLists(scope), ...oneAlarm(scope, alarmId)]
  return { invalidate: keys, remove: [] }
}

/** Mutation options of `usePatchAlarm`: `PATCH /v2.0/alarms/{alarm_id}`. Applies `patchAlarmInvalidations`. */
export function patchAlarmMutationOptions<onMutateResult = unknown>(
  client: Requester,
  queryClient: QueryClient,
  parameters: PatchAlarmMutationParameters<onMutateResult> = {},
): MonascaMutationOptions<PatchAlarmReturnType, PatchAlarmParameters, onMutateResult> {
  const { mutation, optimistic = false } = parameters
  return createMutationOptions({
    client,
    queryClient,
    resource: 'alarms',
    action: 'patch',
    write: (variables) => {
      const { alarmId } = variables
      const shown = optimistic ? showAlarmChange(queryClient, client.scope, alarmId, variables) : undefined
      return settleWith(shown, () => patchAlarm(client, variables))
    },
    invalidations: patchAlarmInvalidations,
    mutation,
  })
}

/** Every list and count of alarms. */
function alarmLists(scope: string): (readonly unknown[])[] {
  const alarms = monascaQueryKey(scope, 'alarms')
  return [
    [...alarms, 'list'],
    [...alarms, 'count'],
    [...alarms, 'historyList'],
  ]
}

function oneAlarm(scope: string, alarmId: string): (readonly unknown[])[] {
  const alarms = monascaQueryKey(scope, 'alarms')
  return [
    [...alarms, 'get', { alarmId }],
    [...alarms, 'history', { alarmId }],
  ]
}

/** Queries that show, filter by, or count the lifecycle state and the link of one alarm. */
function alarmTexts(scope: string, alarmId: string): (readonly unknown[])[] {
  const alarms = monascaQueryKey(scope, 'alarms')
  return [
    [...alarms, 'list'],
    [...alarms, 'count'],
    [...alarms, 'get', { alarmId }],
  ]
}

import {
  type CreateAlarmDefinitionParameters,
  createAlarmDefinition,
  type DeleteAlarmDefinitionParameters,
  deleteAlarmDefinition,
  getAlarmDefinition,
  listAlarmDefinitions,
  type PatchAlarmDefinitionParameters,
  patchAlarmDefinition,
  type UpdateAlarmDefinitionParameters,
  updateAlarmDefinition,
} from '@monasca/core'
import {
  type InfiniteReadKey,
  type InfiniteReadOptions,
  infiniteReadKey,
  infiniteReadOptions,
} from './infiniteQueryOptions.js'
import { type Invalidations, type Write, type WriteOptions, writeOptions } from './mutationOptions.js'
import { monascaQueryKey } from './queryKey.js'
import { type Read, type ReadKey, type ReadOptions, readKey, readOptions } from './queryOptions.js'

const listAlarmDefinitionsRead: Read<typeof listAlarmDefinitions> = {
  resource: 'alarmDefinitions',
  action: 'list',
  call: listAlarmDefinitions,
}

/** Query key of `listAlarmDefinitionsQueryOptions`. */
export const listAlarmDefinitionsQueryKey: ReadKey<typeof listAlarmDefinitions> = (scope, parameters) =>
  readKey(listAlarmDefinitionsRead, scope, parameters)

/** Query options of `useAlarmDefinitions`: `GET /v2.0/alarm-definitions`. */
export const listAlarmDefinitionsQueryOptions: ReadOptions<typeof listAlarmDefinitions> = (
  client,
  parameters,
) => readOptions(listAlarmDefinitionsRead, client, parameters)

/**
 * Query key of `listAlarmDefinitionsInfiniteQueryOptions`. A filter with the key of `listAlarmDefinitionsQueryKey`
 * matches it too.
 */
export const listAlarmDefinitionsInfiniteQueryKey: InfiniteReadKey<typeof listAlarmDefinitions> = (
  scope,
  parameters,
) => infiniteReadKey(listAlarmDefinitionsRead, scope, parameters)

/** Query options of `useInfiniteAlarmDefinitions`: `GET /v2.0/alarm-definitions`, page by page. */
export const listAlarmDefinitionsInfiniteQueryOptions: InfiniteReadOptions<typeof listAlarmDefinitions> = (
  client,
  parameters,
) => infiniteReadOptions(listAlarmDefinitionsRead, client, parameters)

const getAlarmDefinitionRead: Read<typeof getAlarmDefinition> = {
  resource: 'alarmDefinitions',
  action: 'get',
  call: getAlarmDefinition,
  required: ['alarmDefinitionId'],
}

/** Query key of `getAlarmDefinitionQueryOptions`. */
export const getAlarmDefinitionQueryKey: ReadKey<typeof getAlarmDefinition> = (scope, parameters) =>
  readKey(getAlarmDefinitionRead, scope, parameters)

/** Query options of `useAlarmDefinition`: `GET /v2.0/alarm-definitions/{alarm_definition_id}`. */
export const getAlarmDefinitionQueryOptions: ReadOptions<typeof getAlarmDefinition> = (client, parameters) =>
  readOptions(getAlarmDefinitionRead, client, parameters)

/** Invalidates the lists of alarm definitions. Alarms follow later, when measurements arrive. */
export function createAlarmDefinitionInvalidations(
  scope: string,
  _variables: CreateAlarmDefinitionParameters,
): Invalidations {
  return { invalidate: [definitionLists(scope)], remove: [] }
}

const createAlarmDefinitionWrite: Write<typeof createAlarmDefinition> = {
  resource: 'alarmDefinitions',
  action: 'create',
  call: createAlarmDefinition,
  invalidations: createAlarmDefinitionInvalidations,
}

/**
 * Mutation options of `useCreateAlarmDefinition`: `POST /v2.0/alarm-definitions`. Applies
 * `createAlarmDefinitionInvalidations`.
 */
export const createAlarmDefinitionMutationOptions: WriteOptions<typeof createAlarmDefinition> = (
  client,
  queryClient,
  parameters,
) => writeOptions(createAlarmDefinitionWrite, client, queryClient, parameters)

/**
 * Invalidates the lists of alarm definitions, this definition, and the alarms and counts that show its name or
 * severity.
 */
export function updateAlarmDefinitionInvalidations(
  scope: string,
  { alarmDefinitionId }: UpdateAlarmDefinitionParameters,
): Invalidations {
  return {
    invalidate: [definitionLists(scope), oneDefinition(scope, alarmDefinitionId), ...showDefinitions(scope)],
    remove: [],
  }
}

const updateAlarmDefinitionWrite: Write<typeof updateAlarmDefinition> = {
  resource: 'alarmDefinitions',
  action: 'update',
  call: updateAlarmDefinition,
  invalidations: updateAlarmDefinitionInvalidations,
}

/**
 * Mutation options of `useUpdateAlarmDefinition`: `PUT /v2.0/alarm-definitions/{alarm_definition_id}`. Applies
 * `updateAlarmDefinitionInvalidations`.
 */
export const updateAlarmDefinitionMutationOptions: WriteOptions<typeof updateAlarmDefinition> = (
  client,
  queryClient,
  parameters,
) => writeOptions(updateAlarmDefinitionWrite, client, queryClient, parameters)

/**
 * Invalidates the lists of alarm definitions, this definition, and the alarms and counts that show its name or
 * severity.
 */
export function patchAlarmDefinitionInvalidations(
  scope: string,
  { alarmDefinitionId }: PatchAlarmDefinitionParameters,
): Invalidations {
  return {
    invalidate: [definitionLists(scope), oneDefinition(scope, alarmDefinitionId), ...showDefinitions(scope)],
    remove: [],
  }
}

const patchAlarmDefinitionWrite: Write<typeof patchAlarmDefinition> = {
  resource: 'alarmDefinitions',
  action: 'patch',
  call: patchAlarmDefinition,
  invalidations: patchAlarmDefinitionInvalidations,
}

/**
 * Mutation options of `usePatchAlarmDefinition`: `PATCH /v2.0/alarm-definitions/{alarm_definition_id}`. Applies
 * `patchAlarmDefinitionInvalidations`.
 */
export const patchAlarmDefinitionMutationOptions: WriteOptions<typeof patchAlarmDefinition> = (
  client,
  queryClient,
  parameters,
) => writeOptions(patchAlarmDefinitionWrite, client, queryClient, parameters)

/** Invalidates the lists of alarm definitions and everything about alarms; removes this definition. */
export function deleteAlarmDefinitionInvalidations(
  scope: string,
  { alarmDefinitionId }: DeleteAlarmDefinitionParameters,
): Invalidations {
  return {
    invalidate: [definitionLists(scope), monascaQueryKey(scope, 'alarms')],
    remove: [oneDefinition(scope, alarmDefinitionId)],
  }
}

const deleteAlarmDefinitionWrite: Write<typeof deleteAlarmDefinition> = {
  resource: 'alarmDefinitions',
  action: 'delete',
  call: deleteAlarmDefinition,
  invalidations: deleteAlarmDefinitionInvalidations,
}

/**
 * Mutation options of `useDeleteAlarmDefinition`: `DELETE /v2.0/alarm-definitions/{alarm_definition_id}`. Applies
 * `deleteAlarmDefinitionInvalidations`.
 */
export const deleteAlarmDefinitionMutationOptions: WriteOptions<typeof deleteAlarmDefinition> = (
  client,
  queryClient,
  parameters,
) => writeOptions(deleteAlarmDefinitionWrite, client, queryClient, parameters)

function definitionLists(scope: string): readonly unknown[] {
  return [...monascaQueryKey(scope, 'alarmDefinitions'), 'list']
}

function oneDefinition(scope: string, alarmDefinitionId: string): readonly unknown[] {
  return [...monascaQueryKey(scope, 'alarmDefinitions'), 'get', { alarmDefinitionId }]
}

/** Queries of alarms that show the name or severity of their definition. */
function showDefinitions(scope: string): (readonly unknown[])[] {
  const alarms = monascaQueryKey(scope, 'alarms')
  return [
    [...alarms, 'list'],
    [...alarms, 'count'],
    [...alarms, 'get'],
  ]
}

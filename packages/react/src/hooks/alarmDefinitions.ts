'use client'

import type {
  createAlarmDefinition,
  deleteAlarmDefinition,
  getAlarmDefinition,
  listAlarmDefinitions,
  patchAlarmDefinition,
  updateAlarmDefinition,
} from '@monasca/core'
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useRequester } from '../provider/useRequester.js'
import {
  createAlarmDefinitionMutationOptions,
  deleteAlarmDefinitionMutationOptions,
  getAlarmDefinitionQueryOptions,
  listAlarmDefinitionsInfiniteQueryOptions,
  listAlarmDefinitionsQueryOptions,
  patchAlarmDefinitionMutationOptions,
  updateAlarmDefinitionMutationOptions,
} from '../query/alarmDefinitions.js'
import type { UseInfiniteRead, UseRead, UseWrite } from './types.js'

/**
 * Lists the alarm definitions of the project: `GET /v2.0/alarm-definitions`.
 *
 * @throws `ProviderNotFoundError` without a `MonascaProvider` above
 * @example
 * ```tsx
 * const { data, error, isPending } = useAlarmDefinitions({ severity: 'CRITICAL' })
 * ```
 */
export const useAlarmDefinitions: UseRead<typeof listAlarmDefinitions> = (parameters) =>
  useQuery(listAlarmDefinitionsQueryOptions(useRequester(), parameters))

/**
 * Lists the alarm definitions of the project, page by page: `GET /v2.0/alarm-definitions`. `limit` is the page size,
 * 10000 by default.
 *
 * A refetch reads all loaded pages again, so the list is not polled and not refetched on window focus.
 *
 * @throws `ProviderNotFoundError` without a `MonascaProvider` above
 * @example
 * ```tsx
 * const { data, hasNextPage, fetchNextPage } = useInfiniteAlarmDefinitions({ limit: 100 })
 * const elements = data?.pages.flatMap((page) => page.elements) ?? []
 * ```
 */
export const useInfiniteAlarmDefinitions: UseInfiniteRead<typeof listAlarmDefinitions> = (parameters) =>
  useInfiniteQuery(listAlarmDefinitionsInfiniteQueryOptions(useRequester(), parameters))

/**
 * Gets one alarm definition: `GET /v2.0/alarm-definitions/{alarm_definition_id}`. Disabled while `alarmDefinitionId` is
 * `undefined`.
 *
 * @throws `ProviderNotFoundError` without a `MonascaProvider` above
 * @example
 * ```tsx
 * const { data, error, isPending } = useAlarmDefinition({ alarmDefinitionId: 'f9935bcc-9641-4cbf-8224-0993a947ea83' })
 * ```
 */
export const useAlarmDefinition: UseRead<typeof getAlarmDefinition> = (parameters) =>
  useQuery(getAlarmDefinitionQueryOptions(useRequester(), parameters))

/**
 * Creates an alarm definition: `POST /v2.0/alarm-definitions`. Invalidates the lists of alarm definitions. Alarms
 * follow later, when measurements arrive.
 *
 * @throws `ProviderNotFoundError` without a `MonascaProvider` above
 * @example
 * ```tsx
 * const { mutate, isPending, error } = useCreateAlarmDefinition()
 * ```
 */
export const useCreateAlarmDefinition: UseWrite<typeof createAlarmDefinition> = (parameters) =>
  useMutation(createAlarmDefinitionMutationOptions(useRequester(), useQueryClient(), parameters))

/**
 * Sets all fields of an alarm definition: `PUT /v2.0/alarm-definitions/{alarm_definition_id}`. Invalidates the lists of
 * alarm definitions, this definition, and the alarms and counts that show its name or severity.
 *
 * @throws `ProviderNotFoundError` without a `MonascaProvider` above
 * @example
 * ```tsx
 * const { mutate, isPending, error } = useUpdateAlarmDefinition()
 * ```
 */
export const useUpdateAlarmDefinition: UseWrite<typeof updateAlarmDefinition> = (parameters) =>
  useMutation(updateAlarmDefinitionMutationOptions(useRequester(), useQueryClient(), parameters))

/**
 * Changes some fields of an alarm definition: `PATCH /v2.0/alarm-definitions/{alarm_definition_id}`. Invalidates the
 * lists of alarm definitions, this definition, and the alarms and counts that show its name or severity.
 *
 * @throws `ProviderNotFoundError` without a `MonascaProvider` above
 * @example
 * ```tsx
 * const { mutate, isPending, error } = usePatchAlarmDefinition()
 * ```
 */
export const usePatchAlarmDefinition: UseWrite<typeof patchAlarmDefinition> = (parameters) =>
  useMutation(patchAlarmDefinitionMutationOptions(useRequester(), useQueryClient(), parameters))

/**
 * Deletes an alarm definition and all its alarms: `DELETE /v2.0/alarm-definitions/{alarm_definition_id}`. Invalidates
 * the lists of alarm definitions and everything about alarms; removes this definition.
 *
 * @throws `ProviderNotFoundError` without a `MonascaProvider` above
 * @example
 * ```tsx
 * const { mutate, isPending, error } = useDeleteAlarmDefinition()
 * ```
 */
export const useDeleteAlarmDefinition: UseWrite<typeof deleteAlarmDefinition> = (parameters) =>
  useMutation(deleteAlarmDefinitionMutationOptions(useRequester(), useQueryClient(), parameters))

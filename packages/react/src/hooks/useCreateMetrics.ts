'use client'

import type { CreateMetricsParameters, CreateMetricsReturnType } from '@monasca/core'
import { type UseMutationResult, useMutation, useQueryClient } from '@tanstack/react-query'
import { useMonascaClient } from '../provider/useMonascaClient.js'
import { type CreateMetricsMutationParameters, createMetricsMutationOptions } from '../query/createMetrics.js'
import type { MonascaError } from '../query/monascaError.js'

/** Parameters of `useCreateMetrics`. */
export type UseCreateMetricsParameters<mutated = unknown> = CreateMetricsMutationParameters<mutated>

/** What `useCreateMetrics` returns: react-query's result; `mutate` takes the parameters of `createMetrics`. */
export type UseCreateMetricsReturnType<mutated = unknown> = UseMutationResult<
  CreateMetricsReturnType,
  MonascaError,
  CreateMetricsParameters,
  mutated
>

/**
 * Posts measurements: `POST /v2.0/metrics`. Refreshes what `createMetricsStaleKeys` of `@monasca/react/query` tells.
 *
 * @throws `ProviderNotFoundError` without a `MonascaProvider` above
 * @example
 * ```tsx
 * const { mutate, isPending, error } = useCreateMetrics()
 * ```
 */
export function useCreateMetrics<mutated = unknown>(
  parameters: UseCreateMetricsParameters<mutated> = {},
): UseCreateMetricsReturnType<mutated> {
  return useMutation(createMetricsMutationOptions(useMonascaClient(), useQueryClient(), parameters))
}

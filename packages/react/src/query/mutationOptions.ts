import { HttpRequestError, InvalidParameterError, type Requester, SignInRequiredError } from '@monasca/core'
import type { QueryClient, UseMutationOptions } from '@tanstack/react-query'
import type { MonascaError } from './monascaError.js'
import type { MonascaResource } from './queryKey.js'
import { type CallParameters, type ReadCall, type ReadData, run } from './queryOptions.js'
import { trimHiddenPages } from './trimHiddenPages.js'

/** The queries that a write affects, as filters: prefixes of query keys, or keys with only some of the parameters. */
export type Invalidations = {
  /** Queries whose data changed. Mounted ones are fetched again at once, the others when they are mounted. */
  invalidate: readonly (readonly unknown[])[]
  /** Queries of what was deleted. They are removed from the cache. */
  remove: readonly (readonly unknown[])[]
}

/** React-query options that a caller may set. `mutationKey` and `mutationFn` belong to the library. */
export type MutationOverrides<data, variables, onMutateResult = unknown> = Omit<
  UseMutationOptions<data, MonascaError, variables, onMutateResult>,
  'mutationKey' | 'mutationFn'
>

/** The options of TanStack Query that a write accepts. */
export type MutationParameters<data, variables, onMutateResult = unknown> = {
  /** Options of react-query: `onSuccess`, `onMutate`, `meta`, … */
  mutation?: MutationOverrides<data, variables, onMutateResult> | undefined
}

/** The parameters of a write hook and of its mutation options. */
export type WriteParameters<call extends ReadCall, onMutateResult = unknown> = MutationParameters<
  ReadData<call>,
  CallParameters<call>,
  onMutateResult
>

/** Options for `useMutation` and `new MutationObserver`. */
export type MonascaMutationOptions<data, variables, onMutateResult = unknown> = Omit<
  UseMutationOptions<data, MonascaError, variables, onMutateResult>,
  'mutationKey' | 'mutationFn'
> & {
  /** For `useIsMutating` and `useMutationState`. */
  mutationKey: readonly ['monasca', string, MonascaResource, string]
  mutationFn: (variables: variables) => Promise<data>
}

/** Creates the mutation options of a write. */
export type WriteOptions<call extends ReadCall> = <onMutateResult = unknown>(
  client: Requester,
  queryClient: QueryClient,
  parameters?: WriteParameters<call, onMutateResult>,
) => MonascaMutationOptions<ReadData<call>, CallParameters<call>, onMutateResult>

/** One write of the API: its mutation options and hook are derived from this. */
export type Write<call extends ReadCall> = {
  resource: MonascaResource
  action: string
  call: call
  invalidations: (scope: string, variables: CallParameters<call>) => Invalidations
}

export function writeOptions<call extends ReadCall, onMutateResult>(
  write: Write<call>,
  client: Requester,
  queryClient: QueryClient,
  parameters: WriteParameters<call, onMutateResult> | undefined,
): MonascaMutationOptions<ReadData<call>, CallParameters<call>, onMutateResult> {
  const { resource, action, invalidations } = write
  return createMutationOptions({
    client,
    queryClient,
    resource,
    action,
    write: (variables) => run(write, client, variables),
    invalidations,
    mutation: parameters?.mutation,
  })
}

type MutationSource<data, variables, onMutateResult> = {
  client: Requester
  queryClient: QueryClient
  resource: MonascaResource
  action: string
  write: (variables: variables) => Promise<data>
  /** `data` is undefined after a failure. */
  invalidations: (scope: string, variables: variables, data: data | undefined) => Invalidations
  mutation: MutationOverrides<data, variables, onMutateResult> | undefined
}

export function createMutationOptions<data, variables, onMutateResult>(
  source: MutationSource<data, variables, onMutateResult>,
): MonascaMutationOptions<data, variables, onMutateResult> {
  const { client, queryClient, resource, action, write, invalidations, mutation } = source
  return {
    ...mutation,
    mutationKey: ['monasca', client.scope, resource, action],
    mutationFn: async (variables) => {
      // Untyped callers may omit them, and then the invalidations are unknown.
      if (typeof variables !== 'object' || variables === null) {
        throw new InvalidParameterError({ parameter: 'variables', reason: 'must be an object' })
      }
      return write(variables)
    },
    // The mutation stays pending until mounted queries are fresh: a form that closes then shows what it saved.
    onSettled: async (data, error, variables, ...rest) => {
      if (error === null || !changedNothing(error)) {
        await refresh(queryClient, invalidations(client.scope, variables, data), error)
      }
      return await mutation?.onSettled?.(data, error, variables, ...rest)
    },
  }
}

async function refresh(queryClient: QueryClient, affected: Invalidations, error: unknown): Promise<void> {
  if (error === null) {
    for (const queryKey of affected.remove) queryClient.removeQueries({ queryKey })
  }
  const invalidate = error === null ? affected.invalidate : [...affected.invalidate, ...affected.remove]
  for (const queryKey of invalidate) trimHiddenPages(queryClient, queryKey)
  await Promise.all(invalidate.map((queryKey) => queryClient.invalidateQueries({ queryKey })))
}

/**
 * Whether a failed write left the server as the cache shows it. After a time-out or an error 5xx the outcome is
 * unknown; 404 and 409 mean that another client deleted or created the resource meanwhile.
 */
export function changedNothing(error: unknown): boolean {
  if (error instanceof InvalidParameterError || error instanceof SignInRequiredError) return true
  return error instanceof HttpRequestError && error.status < 500 && ![404, 409].includes(error.status)
}

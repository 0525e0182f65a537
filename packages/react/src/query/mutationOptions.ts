import { HttpRequestError, InvalidParameterError, type Requester, SignInRequiredError } from '@monasca/core'
import type { QueryClient, UseMutationOptions } from '@tanstack/react-query'
import type { MonascaError } from './monascaError.js'
import type { MonascaResource } from './queryKey.js'
import { trimHiddenPages } from './trimHiddenPages.js'

/** What a write does to the cache. Keys are beginnings of query keys, or have only some members of the parameters. */
export type StaleKeys = {
  /** Queries whose data the write changed: those on screen are fetched again, others when they come back. */
  invalidate: readonly (readonly unknown[])[]
  /** Queries for what the write deleted: they leave the cache. */
  remove: readonly (readonly unknown[])[]
}

/** What a caller may set of react-query's own options; key and function are the library's. */
export type MutationOverrides<data, variables, mutated = unknown> = Omit<
  UseMutationOptions<data, MonascaError, variables, mutated>,
  'mutationKey' | 'mutationFn'
>

/** Parameters of every write's options. */
export type MutationParameters<data, variables, mutated = unknown> = {
  /** Options of react-query: `onSuccess`, `onMutate`, `meta`, … */
  mutation?: MutationOverrides<data, variables, mutated> | undefined
}

/** Options for `useMutation` and `new MutationObserver`. */
export type MonascaMutationOptions<data, variables, mutated = unknown> = Omit<
  UseMutationOptions<data, MonascaError, variables, mutated>,
  'mutationKey' | 'mutationFn'
> & {
  /** For `useIsMutating` and `useMutationState`. */
  mutationKey: readonly ['monasca', string, MonascaResource, string]
  mutationFn: (variables: variables) => Promise<data>
}

/** What the options of one write are made from. */
type MutationSource<data, variables, mutated> = {
  client: Requester
  queryClient: QueryClient
  resource: MonascaResource
  action: string
  write: (variables: variables) => Promise<data>
  /** `data` is undefined after a failure. */
  staleKeys: (scope: string, variables: variables, data: data | undefined) => StaleKeys
  mutation: MutationOverrides<data, variables, mutated> | undefined
}

/** Makes the options of one write, the same way for all of them. */
export function createMutationOptions<data, variables, mutated>(
  source: MutationSource<data, variables, mutated>,
): MonascaMutationOptions<data, variables, mutated> {
  const { client, queryClient, resource, action, write, staleKeys, mutation } = source
  return {
    ...mutation,
    mutationKey: ['monasca', client.scope, resource, action],
    mutationFn: async (variables) => {
      // Callers without types may forget them; what is stale could not be told then.
      if (typeof variables !== 'object' || variables === null) {
        throw new InvalidParameterError({ parameter: 'variables', reason: 'must be an object' })
      }
      return write(variables)
    },
    // The write stays pending until the queries on screen are fresh: a form that closes then shows what it saved.
    onSettled: async (data, error, variables, ...rest) => {
      if (error === null || !changedNothing(error)) {
        await refresh(queryClient, staleKeys(client.scope, variables, data), error)
      }
      return await mutation?.onSettled?.(data, error, variables, ...rest)
    },
  }
}

async function refresh(queryClient: QueryClient, stale: StaleKeys, error: unknown): Promise<void> {
  if (error === null) {
    for (const queryKey of stale.remove) queryClient.removeQueries({ queryKey })
  }
  const invalidate = error === null ? stale.invalidate : [...stale.invalidate, ...stale.remove]
  for (const queryKey of invalidate) trimHiddenPages(queryClient, queryKey)
  await Promise.all(invalidate.map((queryKey) => queryClient.invalidateQueries({ queryKey })))
}

/**
 * Whether a failed write left everything as it was, and as the cache knows it. After a time-out or an error 5xx nobody
 * knows; 404 and 409 say that somebody else deleted or created meanwhile.
 */
export function changedNothing(error: unknown): boolean {
  if (error instanceof InvalidParameterError || error instanceof SignInRequiredError) return true
  return error instanceof HttpRequestError && error.status < 500 && ![404, 409].includes(error.status)
}

import { isBaseError } from '@monasca/core'
import type { QueryClient } from '@tanstack/react-query'

/**
 * Removes the data of the previous user. Removes queries of this library and inactive queries of the application;
 * resets the application's active queries.
 */
export function forgetUser(queryClient: QueryClient): void {
  queryClient.removeQueries({ queryKey: ['monasca'] })
  queryClient.removeQueries({ type: 'inactive' })
  queryClient.getMutationCache().clear()
  // Do not wait for the new data. Failures are reported by the queries.
  void queryClient.resetQueries()
}

/** Refetches the active queries that failed because no user was signed in. */
export function repeatRefusedReads(queryClient: QueryClient): void {
  void queryClient.refetchQueries({
    type: 'active',
    predicate: ({ state: { error } }) => isBaseError(error) && error.code === 'sign_in_required',
  })
}

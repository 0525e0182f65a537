import { isBaseError } from '@monasca/core'
import type { QueryClient } from '@tanstack/react-query'

/**
 * Forgets everything that one user was shown before another one is. Queries of this library leave the cache; those of
 * the application that are on screen begin anew, all others leave it too.
 */
export function forgetUser(queryClient: QueryClient): void {
  queryClient.removeQueries({ queryKey: ['monasca'] })
  queryClient.removeQueries({ type: 'inactive' })
  queryClient.getMutationCache().clear()
  // Its promise waits for the new data, which is no concern of the sign-out's; failures stand in the queries.
  void queryClient.resetQueries()
}

/** Repeats the reads on screen that failed because nobody was signed in. */
export function repeatRefusedReads(queryClient: QueryClient): void {
  void queryClient.refetchQueries({
    type: 'active',
    predicate: ({ state: { error } }) => isBaseError(error) && error.code === 'sign_in_required',
  })
}

import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { onPauseChange, pauseReason } from './refreshGate.js'

/** Makes running polls follow pauses at once. When a pause ends, whatever has become old is read. */
export function useHoldQueries(): void {
  const queryClient = useQueryClient()
  useEffect(
    () =>
      onPauseChange(() => {
        const queries = queryClient.getQueryCache().findAll({ type: 'active' })
        for (const query of queries) {
          // An observer computes its interval again when it is given options.
          for (const observer of query.observers) observer.setOptions(observer.options)
        }
        if (pauseReason() !== undefined) return
        void queryClient.refetchQueries({
          type: 'active',
          stale: true,
          predicate: ({ meta }) => meta?.['live'] === true,
        })
      }),
    [queryClient],
  )
}

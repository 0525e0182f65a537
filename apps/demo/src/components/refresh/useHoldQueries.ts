import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { onPauseChange, pauseReason } from './refreshGate.js'

/**
 * Makes running polls follow pauses at once. When a pause ends, whatever has become old is read; all of it, if the user
 * had chosen the pause.
 */
export function useHoldQueries(): void {
  const queryClient = useQueryClient()
  useEffect(() => {
    let last = pauseReason()
    return onPauseChange(() => {
      const ended = last
      last = pauseReason()
      const queries = queryClient.getQueryCache().findAll({ type: 'active' })
      for (const query of queries) {
        // An observer computes its interval again when it is given options.
        for (const observer of query.observers) observer.setOptions(observer.options)
      }
      // After the effects of this render, which enable the queries again.
      queueMicrotask(() => {
        if (pauseReason() !== undefined) return
        void queryClient.refetchQueries(
          {
            type: 'active',
            ...(ended === 'chosen' ? {} : { stale: true }),
            predicate: ({ meta }) => meta?.['live'] === true,
          },
          { cancelRefetch: false },
        )
      })
    })
  }, [queryClient])
}

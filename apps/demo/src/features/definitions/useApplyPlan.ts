import type {
  ApplyDefinitionPlanProgress,
  ApplyDefinitionPlanResult,
  PlannedDefinition,
} from '@monasca/core/definitions'
import { useApplyDefinitionPlan } from '@monasca/react'
import { useState } from 'react'

export type ApplyPlan = {
  apply: (entries: readonly PlannedDefinition[], onDone?: (result: ApplyDefinitionPlanResult) => void) => void
  /** Skips the remaining steps. */
  cancel: () => void
  isCancelled: boolean
  isPending: boolean
  progress: Pick<ApplyDefinitionPlanProgress, 'done' | 'failed' | 'total'> | undefined
  result: ApplyDefinitionPlanResult | undefined
  error: unknown
  /** Forgets the result. */
  reset: () => void
}

/** Applies a plan with progress; can be cancelled between two steps. */
export function useApplyPlan(): ApplyPlan {
  const { mutate, isPending, data, error, reset } = useApplyDefinitionPlan()
  const [progress, setProgress] = useState<ApplyPlan['progress']>()
  const [controller, setController] = useState<AbortController>()
  const [isCancelled, setCancelled] = useState(false)
  return {
    apply: (entries, onDone) => {
      const next = new AbortController()
      setController(next)
      setCancelled(false)
      setProgress(undefined)
      const plan = { entries: [...entries] }
      mutate(
        { plan, signal: next.signal, onProgress: setProgress },
        { onSuccess: (result) => onDone?.(result) },
      )
    },
    cancel: () => {
      setCancelled(true)
      controller?.abort()
    },
    isCancelled,
    isPending,
    progress,
    result: data,
    error,
    reset,
  }
}

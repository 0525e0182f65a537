import { useState } from 'react'

/** What a reading has given so far. */
export type Reading<data> = {
  /** `undefined` when there is nothing of this very reading. */
  data: data | undefined
  /** `null` without a failure. */
  error: unknown
  /** Whether it is still going on. */
  pending: boolean
}

/**
 * Bridges the readings of a range that moves with the clock. Each range is a question of its own, whose answer may
 * fail: until one succeeds again, what the last successful one gave stays, and so does the failure, instead of both
 * coming and going with each reading. Another `subject` begins afresh.
 */
export function useKept<data>(
  subject: string,
  reading: Reading<data>,
): { data: data | undefined; error: unknown } {
  const [last, setLast] = useState<{ subject: string; data: data | undefined; error: unknown }>()
  const before = last?.subject === subject ? last : undefined
  const data = reading.data ?? before?.data
  const error = reading.pending ? (before?.error ?? null) : reading.error
  if (last === undefined || before === undefined || before.data !== data || before.error !== error) {
    setLast({ subject, data, error })
  }
  return { data, error }
}

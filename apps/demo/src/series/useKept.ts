import { useState } from 'react'

/** What a reading has given so far. */
export type Reading<data> = {
  /** `undefined` when there is nothing of this very reading. */
  data: data | undefined
  /** `null` without a failure. */
  error: unknown
  /** Whether it has neither succeeded nor failed yet. */
  pending: boolean
}

/**
 * Keeps what is on the screen while another range loads: each range is a question of its own, and until it is answered the
 * answer to the last one stays, and so does a failure while it is tried again. Another `subject` begins afresh.
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

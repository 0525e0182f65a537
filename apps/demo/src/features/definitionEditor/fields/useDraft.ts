import { useState } from 'react'

export type Draft = {
  text: string
  /** Whether the text could not be taken over. */
  isRefused: boolean
  change: (text: string) => void
  /** Shows the last valid value again. */
  drop: () => void
}

/**
 * The text of a field whose value is elsewhere. What cannot be taken over stays in the field until it is corrected, or
 * the field is left.
 *
 * @param commit takes the text over; returns whether it could
 */
export function useDraft(value: string, commit: (text: string) => boolean): Draft {
  const [refused, setRefused] = useState<string>()
  return {
    text: refused ?? value,
    isRefused: refused !== undefined,
    change: (text) => setRefused(commit(text) ? undefined : text),
    drop: () => setRefused(undefined),
  }
}

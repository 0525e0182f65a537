import type { Alarm, Dimensions } from '@monasca/core'
import { useRef } from 'react'
import { sharedDimensions } from './sharedDimensions.js'

/**
 * The dimensions that all loaded alarms share. The same object as long as it has the same content, because a new one
 * renders every row.
 *
 * @param subject a change drops the previous dimensions: the filters, as text
 */
export function useSharedDimensions(alarms: readonly Alarm[], subject: string): Dimensions {
  const last = useRef<{ subject: string; text: string; shared: Dimensions }>(undefined)
  const shared = sharedDimensions(alarms)
  const text = JSON.stringify(shared)
  // While nothing has loaded, for example in another order, the previous ones stay.
  const keeps = last.current !== undefined && last.current.subject === subject && alarms.length === 0
  if (keeps || last.current?.text === text) return last.current?.shared ?? shared
  last.current = { subject, text, shared }
  return shared
}

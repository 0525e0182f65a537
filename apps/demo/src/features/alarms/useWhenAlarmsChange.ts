import { useAlarmCount } from '@monasca/react'
import { useEffect, useEffectEvent, useRef } from 'react'
import { alarmCounting } from './alarmCounting.js'

/**
 * Calls a function when the numbers of alarms have changed: details are read rarely, and then at once.
 */
export function useWhenAlarmsChange(onChange: () => void): void {
  const { data } = useAlarmCount(alarmCounting)
  const before = useRef<typeof data>(undefined)
  const change = useEffectEvent(onChange)
  useEffect(() => {
    // The same object while the numbers are equal.
    if (before.current !== undefined && before.current !== data) change()
    before.current = data
  }, [data])
}

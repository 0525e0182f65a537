import { useInterval } from '@mantine/hooks'
import { useState } from 'react'

/** The current time in milliseconds, which moves on while the component is on screen. */
export function useNow(interval = 10_000): number {
  const [now, setNow] = useState(() => Date.now())
  useInterval(() => setNow(Date.now()), interval, { autoInvoke: true })
  return now
}

import type { BacktestOutline, RemoteBacktest } from '@monasca/core/evaluation'
import { useEffect, useRef, useState } from 'react'

/** A result, and what it is the result of. */
export type Outlined = { remote: RemoteBacktest; expression: string; outline: BacktestOutline }

/** The outline for an expression that fits. The last one stays until the next one has arrived. */
export function useOutline(
  remote: RemoteBacktest | undefined,
  expression: string | undefined,
): Outlined | undefined {
  const [outlined, setOutlined] = useState<Outlined>()
  const follower = useRef<Follower>(undefined)

  useEffect(() => {
    if (remote === undefined) return
    const created = createFollower(remote, setOutlined)
    follower.current = created
    return () => created.stop()
  }, [remote])
  useEffect(() => {
    if (remote !== undefined && expression !== undefined) follower.current?.want(expression)
  }, [remote, expression])

  return outlined
}

type Follower = { want: (expression: string) => void; stop: () => void }

/** While one outline is computed, only the newest expression waits: a drag asks for more than can be drawn. */
export function createFollower(remote: RemoteBacktest, show: (outlined: Outlined) => void): Follower {
  let wanted: string | undefined
  let isBusy = false
  let isStopped = false
  const follow = async (): Promise<void> => {
    isBusy = true
    while (!isStopped && wanted !== undefined) {
      const expression = wanted
      wanted = undefined
      try {
        const outline = await remote.outline({ expression })
        if (!isStopped) show({ remote, expression, outline })
      } catch {
        // The worker has ended: the preparation reports it.
      }
    }
    isBusy = false
  }
  return {
    want: (expression) => {
      // Another one is being prepared for it.
      if (!remote.fits(expression)) return
      wanted = expression
      if (!isBusy) void follow()
    },
    stop: () => {
      isStopped = true
    },
  }
}

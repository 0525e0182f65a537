import { useEffect } from 'react'

/** Keeps the screen on, in browsers that can. They end it when the page is hidden: it begins again afterwards. */
export function useWakeLock(): void {
  useEffect(() => {
    let isOver = false
    let lock: WakeLockSentinel | undefined
    const keep = async () => {
      if (document.visibilityState !== 'visible') return
      try {
        const next = await navigator.wakeLock?.request('screen')
        if (isOver) await next?.release()
        else lock = next
      } catch {
        // A battery that is low, or a policy: the screen then follows its own settings.
      }
    }
    const onVisible = () => void keep()
    void keep()
    document.addEventListener('visibilitychange', onVisible)
    return () => {
      isOver = true
      document.removeEventListener('visibilitychange', onVisible)
      void lock?.release()
    }
  }, [])
}

import { useEffect, useRef } from 'react'

export type AlarmKeys = {
  /** `/` */
  onFilter: () => void
  /** `j` and `k` */
  onMove: (by: number) => void
  /** `x` */
  onSelect: () => void
  /** `a` */
  onAcknowledge: () => void
}

/** The keys of the page, while nothing is being typed and no dialog is open. */
export function useAlarmKeys(keys: AlarmKeys): void {
  const latest = useRef(keys)
  useEffect(() => {
    latest.current = keys
  })
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return
      const { target } = event
      if (!(target instanceof HTMLElement) || isTyping(target)) return
      const { onFilter, onMove, onSelect, onAcknowledge } = latest.current
      if (event.key === '/') onFilter()
      else if (event.key === 'j') onMove(1)
      else if (event.key === 'k') onMove(-1)
      else if (event.key === 'x') onSelect()
      else if (event.key === 'a') onAcknowledge()
      else return
      event.preventDefault()
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [])
}

function isTyping(target: HTMLElement): boolean {
  if (target instanceof HTMLInputElement) return target.type !== 'checkbox'
  return target.isContentEditable || target.closest('textarea, select, dialog, [role="menu"]') !== null
}

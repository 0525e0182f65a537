import { useRouter } from '@tanstack/react-router'
import type { MouseEvent } from 'react'
import { rowLink } from '../../components/table/rowLink.js'

/** A link to the page of an alarm that covers its row. The router's own link takes too long for fifty rows at a time. */
export function AlarmLink({ alarmId, name }: { alarmId: string; name: string }) {
  const router = useRouter()
  const open = (event: MouseEvent) => {
    // The browser opens other tabs and windows.
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
    event.preventDefault()
    void router.navigate({ to: '/alarms/$alarmId', params: { alarmId } })
  }
  return (
    <a href={`/alarms/${encodeURIComponent(alarmId)}`} className={rowLink} title={name} onClick={open}>
      {name}
    </a>
  )
}

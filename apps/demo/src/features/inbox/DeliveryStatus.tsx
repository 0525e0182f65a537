import { IconBan, IconCheck, IconX } from '@tabler/icons-react'
import type { OutboxMessage } from '../../session/outbox.js'
import classes from './DeliveryStatus.module.css'

const looks = {
  delivered: { label: 'Delivered', Icon: IconCheck },
  failed: { label: 'Failed', Icon: IconX },
  refused: { label: 'Not sent', Icon: IconBan },
} as const

/** What became of a message: icon, word and colour. */
export function DeliveryStatus({ message: { status, attempt } }: { message: OutboxMessage }) {
  const { label, Icon } = looks[status]
  return (
    <span className={classes['status']} data-status={status}>
      <Icon size={14} stroke={2.2} aria-hidden="true" />
      {label}
      {attempt > 1 && `, attempt ${attempt}`}
    </span>
  )
}

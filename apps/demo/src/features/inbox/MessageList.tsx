import { Paper } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { formatDateTime } from '../../format/formatTime.js'
import type { OutboxMessage } from '../../session/outbox.js'
import { DeliveryStatus } from './DeliveryStatus.js'
import classes from './MessageList.module.css'

export type MessageListProps = {
  messages: readonly OutboxMessage[]
  /** Id of the message that is open. */
  currentId: string | undefined
}

/** The messages, each a link that opens it. */
export function MessageList({ messages, currentId }: MessageListProps) {
  return (
    <Paper withBorder component="ul" className={classes['list'] ?? ''} aria-label="Sent notifications">
      {messages.map((message) => {
        const { id, subject, timestamp, type, notification_method } = message
        return (
          <li key={id}>
            <Link
              from="/inbox"
              to="/inbox"
              search={(now) => ({ ...now, message: id })}
              className={classes['row']}
              aria-current={id === currentId ? 'true' : undefined}
              resetScroll={false}
            >
              <span className={classes['subject']}>{subject}</span>
              <time className={classes['time']} dateTime={new Date(timestamp).toISOString()}>
                {formatDateTime(timestamp)}
              </time>
              <span className={classes['method']}>
                {type} · {notification_method.name}
              </span>
              <DeliveryStatus message={message} />
            </Link>
          </li>
        )
      })}
    </Paper>
  )
}

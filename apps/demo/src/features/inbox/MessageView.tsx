import { Anchor, Paper, Title } from '@mantine/core'
import { IconArrowLeft } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useId } from 'react'
import { formatDateTime } from '../../format/formatTime.js'
import { isTestMessage, type OutboxMessage } from '../../session/outbox.js'
import { DeliveryStatus } from './DeliveryStatus.js'
import { formatBody } from './formatBody.js'
import classes from './MessageView.module.css'

/** One message in full. */
export function MessageView({ message }: { message: OutboxMessage }) {
  const titleId = useId()
  const { subject, timestamp, type, notification_method, address, error, body, alarm_id } = message
  return (
    <Paper withBorder component="article" className={classes['view'] ?? ''} aria-labelledby={titleId}>
      <Anchor
        size="sm"
        className={classes['back'] ?? ''}
        renderRoot={(props) => (
          <Link from="/inbox" to="/inbox" search={({ message: _, ...rest }) => rest} {...props} />
        )}
      >
        <IconArrowLeft size={14} aria-hidden="true" /> All messages
      </Anchor>
      <Title order={2} id={titleId}>
        {subject}
      </Title>
      <dl className={classes['facts']}>
        <dt>Sent</dt>
        <dd>{formatDateTime(timestamp)}</dd>
        <dt>To</dt>
        <dd>
          {notification_method.name} ({type}, {address})
        </dd>
        <dt>Status</dt>
        <dd>
          <DeliveryStatus message={message} />
          {error !== null && <div className={classes['error']}>{error}</div>}
        </dd>
        <dt>Alarm</dt>
        <dd>
          {isTestMessage(message) ? (
            'None: this is a test'
          ) : (
            <Anchor
              fz="inherit"
              renderRoot={(props) => <Link to="/alarms/$alarmId" params={{ alarmId: alarm_id }} {...props} />}
            >
              Open alarm
            </Anchor>
          )}
        </dd>
      </dl>
      <pre className={classes['body']}>{formatBody(body)}</pre>
    </Paper>
  )
}

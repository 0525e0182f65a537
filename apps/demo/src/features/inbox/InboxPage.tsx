import { Anchor, Button, Paper, Skeleton, Text } from '@mantine/core'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useState } from 'react'
import { Page } from '../../components/page/Page.js'
import { PageHeader } from '../../components/page/PageHeader.js'
import { EmptyNotice } from '../../components/states/EmptyNotice.js'
import { ErrorNotice } from '../../components/states/ErrorNotice.js'
import { StaleNotice } from '../../components/states/StaleNotice.js'
import { formatCount } from '../../format/formatCount.js'
import { InboxFilters } from './InboxFilters.js'
import classes from './InboxPage.module.css'
import { MessageList } from './MessageList.js'
import { MessageView } from './MessageView.js'
import { keptMessages, useOutbox } from './useOutbox.js'

const route = getRouteApi('/signed-in/inbox')

/** Number of messages that are read at first, and added each time. */
const pageSize = 200

/** What the emulator has sent to the notification methods. */
export function InboxPage() {
  const { type, method, message: messageId } = route.useSearch()
  const [limit, setLimit] = useState(pageSize)
  const { data, error, refetch, isPlaceholderData } = useOutbox({ type, methodId: method }, limit)
  const isFiltered = type !== undefined || method !== undefined
  const { messages = [], hasOlder = false } = data ?? {}
  const message = messages.find(({ id }) => id === messageId)
  const retry = () => void refetch()

  return (
    <Page narrow>
      <PageHeader
        title="Inbox"
        above={
          <Anchor size="sm" renderRoot={(props) => <Link to="/notifications" {...props} />}>
            Notifications
          </Anchor>
        }
        aside={
          data && (
            <Text size="sm" c="dimmed" role="status">
              {messages.length === 1
                ? '1 message'
                : `${hasOlder ? 'Newest ' : ''}${formatCount(messages.length)} messages`}
            </Text>
          )
        }
      >
        <InboxFilters />
      </PageHeader>
      {data === undefined && error === null && (
        <Skeleton height={320} role="status" aria-label="Sent notifications are loading" />
      )}
      {data === undefined && error !== null && <ErrorNotice error={error} onRetry={retry} />}
      {data !== undefined && error !== null && <StaleNotice error={error} onRetry={retry} />}
      {data !== undefined && messages.length === 0 && (
        <Paper withBorder>
          <EmptyNotice>{isFiltered ? <NoMatch /> : <NoMessages />}</EmptyNotice>
        </Paper>
      )}
      {messages.length > 0 && (
        <div className={classes['columns']} data-open={message !== undefined || undefined}>
          <div className={classes['column']}>
            <MessageList messages={messages} currentId={messageId} />
            {hasOlder && (
              <Button
                size="xs"
                variant="default"
                mt="sm"
                fullWidth
                loading={isPlaceholderData}
                onClick={() => setLimit(limit + pageSize)}
              >
                Show older messages
              </Button>
            )}
          </div>
          <div className={classes['column']}>
            {message === undefined ? (
              <Paper withBorder className={classes['hint'] ?? ''}>
                {messageId === undefined
                  ? 'Select a message to read it.'
                  : hasOlder
                    ? `Message not found among the newest ${formatCount(messages.length)}.`
                    : `Message not found. The emulator keeps the newest ${formatCount(keptMessages)} messages of all projects.`}
              </Paper>
            ) : (
              <MessageView message={message} />
            )}
          </div>
        </div>
      )}
    </Page>
  )
}

function NoMatch() {
  return (
    <>
      <p>No messages match these filters.</p>
      <Button
        size="xs"
        variant="default"
        renderRoot={(props) => <Link from="/inbox" to="/inbox" search={{}} {...props} />}
      >
        Clear filters
      </Button>
    </>
  )
}

function NoMessages() {
  return (
    <>
      <p>
        No messages yet. The emulator delivers webhooks, and keeps emails and all other notifications here
        instead of sending them.
      </p>
      <p>
        To see one, add a notification method to an alarm definition and wait until its alarm fires, or choose
        “Test” beside a method.
      </p>
      <Button size="xs" variant="default" renderRoot={(props) => <Link to="/notifications" {...props} />}>
        Go to notifications
      </Button>
    </>
  )
}

import { Anchor, Button, Paper, Skeleton, Text } from '@mantine/core'
import { getRouteApi, Link } from '@tanstack/react-router'
import { Page } from '../../components/page/Page.js'
import { PageHeader } from '../../components/page/PageHeader.js'
import { EmptyNotice } from '../../components/states/EmptyNotice.js'
import { ErrorNotice } from '../../components/states/ErrorNotice.js'
import { StaleNotice } from '../../components/states/StaleNotice.js'
import { InboxFilters } from './InboxFilters.js'
import classes from './InboxPage.module.css'
import { MessageList } from './MessageList.js'
import { MessageView } from './MessageView.js'
import { useOutbox } from './useOutbox.js'

const route = getRouteApi('/signed-in/inbox')

/** What the emulator has sent to the notification methods. */
export function InboxPage() {
  const { type, method, message: messageId } = route.useSearch()
  const { data, error, refetch } = useOutbox({ type, methodId: method })
  const isFiltered = type !== undefined || method !== undefined
  const message = data?.find(({ id }) => id === messageId)
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
              {data.length === 1 ? '1 message' : `${data.length} messages`}
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
      {data?.length === 0 && (
        <Paper withBorder>
          <EmptyNotice>{isFiltered ? <NoMatch /> : <NoMessages />}</EmptyNotice>
        </Paper>
      )}
      {data !== undefined && data.length > 0 && (
        <div className={classes['columns']} data-open={message !== undefined || undefined}>
          <div className={classes['column']}>
            <MessageList messages={data} currentId={messageId} />
          </div>
          <div className={classes['column']}>
            {message === undefined ? (
              <Paper withBorder className={classes['hint'] ?? ''}>
                {messageId === undefined
                  ? 'Select a message to read it.'
                  : 'Message not found. The emulator keeps the newest 1000 messages.'}
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

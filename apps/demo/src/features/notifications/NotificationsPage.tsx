import { Anchor, Button, Paper, Skeleton, Text } from '@mantine/core'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useState } from 'react'
import { Page } from '../../components/page/Page.js'
import { PageHeader } from '../../components/page/PageHeader.js'
import { EmptyNotice } from '../../components/states/EmptyNotice.js'
import { ErrorNotice } from '../../components/states/ErrorNotice.js'
import { StaleNotice } from '../../components/states/StaleNotice.js'
import { isEmulator } from '../../session/backend.js'
import { useMayWrite } from '../../session/useMayWrite.js'
import { createButtonId } from './focusMethod.js'
import { MethodPanel } from './MethodPanel.js'
import { MethodsTable } from './MethodsTable.js'
import classes from './NotificationsPage.module.css'
import { SilentDefinitions } from './SilentDefinitions.js'
import { useNotificationData } from './useNotificationData.js'

const route = getRouteApi('/signed-in/notifications')

/** The notification methods, who uses them, and the definitions without any. */
export function NotificationsPage() {
  const search = route.useSearch()
  const data = useNotificationData()
  const { methods, definitions, types, silent } = data
  const mayWrite = useMayWrite()
  const [done, setDone] = useState('')
  const action = mayWrite ? search.action : undefined
  const isFormOpen = action === 'create' || action === 'edit' || action === 'clone'
  const retry = () => void methods.refetch()

  return (
    <Page>
      <PageHeader title="Notifications">
        {/* Elsewhere they are mails and messages: the emulator keeps them. */}
        {isEmulator() && (
          <Anchor size="sm" renderRoot={(props) => <Link to="/inbox" {...props} />}>
            Inbox
          </Anchor>
        )}
        {mayWrite && (
          <Button
            id={createButtonId}
            size="xs"
            renderRoot={(props) => (
              <Link
                from="/notifications"
                to="/notifications"
                search={({ sort }) => ({ action: 'create', sort })}
                {...props}
              />
            )}
          >
            Create notification method
          </Button>
        )}
      </PageHeader>
      {!mayWrite && (
        <Text size="sm" c="dimmed">
          Your role can read notification methods, but not change them.
        </Text>
      )}
      <div className={classes['columns']} data-open={isFormOpen || undefined}>
        <div className={classes['list']}>
          <Text size="sm" role="status" hidden={done === '' || action !== undefined}>
            {done}
          </Text>
          {methods.data === undefined && methods.error === null && (
            <Skeleton height={160} role="status" aria-label="Notification methods are loading" />
          )}
          {methods.data === undefined && methods.error !== null && (
            <ErrorNotice error={methods.error} onRetry={retry} />
          )}
          {methods.data !== undefined && methods.error !== null && (
            <StaleNotice error={methods.error} onRetry={retry} />
          )}
          {methods.data?.length === 0 && (
            <Paper withBorder>
              <EmptyNotice>
                No notification methods yet. A method is an email address, a webhook or a service key that
                alarm definitions notify.
                {mayWrite ? ' Create one to be notified about alarms.' : ''}
              </EmptyNotice>
            </Paper>
          )}
          {methods.data !== undefined && methods.data.length > 0 && (
            <MethodsTable
              data={data}
              mayWrite={mayWrite}
              currentId={action === undefined ? undefined : search.method}
            />
          )}
          {methods.data !== undefined && definitions.error !== null && (
            <StaleNotice error={definitions.error} onRetry={() => void definitions.refetch()} />
          )}
          {!definitions.isError && !types.isError && definitions.data?.length !== 0 && (
            <SilentDefinitions silent={silent} />
          )}
        </div>
        {action !== undefined && (
          <MethodPanel
            className={classes['panel']}
            action={action}
            methodId={search.method}
            data={data}
            onDone={setDone}
          />
        )}
      </div>
    </Page>
  )
}

import { Anchor, Paper, Skeleton, Table, Text } from '@mantine/core'
import { useNotifications } from '@monasca/react'
import { Page } from '../../components/page/Page.js'
import { PageHeader } from '../../components/page/PageHeader.js'
import { EmptyNotice } from '../../components/states/EmptyNotice.js'
import { ErrorNotice } from '../../components/states/ErrorNotice.js'
import { StaleNotice } from '../../components/states/StaleNotice.js'
import { isEmulator } from '../../session/backend.js'
import { NewNotification } from './NewNotification.js'
import classes from './NotificationsPage.module.css'

/** The notification methods, and a form to add one. */
export function NotificationsPage() {
  const { data, error, refetch } = useNotifications({ sortBy: 'name' })
  const retry = () => void refetch()
  return (
    <Page>
      <PageHeader title="Notifications">
        {/* What would be mails and messages elsewhere: the emulator keeps them, and shows them on a page of its own. */}
        {isEmulator() && (
          <Anchor href="/emulator/v1/inbox" target="_blank" rel="noreferrer" size="sm">
            Sent notifications
          </Anchor>
        )}
      </PageHeader>
      <div className={classes['columns']}>
        <div>
          {data === undefined && error === null && (
            <Skeleton height={160} role="status" aria-label="Notification methods are loading" />
          )}
          {data === undefined && error !== null && <ErrorNotice error={error} onRetry={retry} />}
          {data !== undefined && error !== null && <StaleNotice error={error} onRetry={retry} />}
          {data?.elements.length === 0 && (
            <Paper withBorder>
              <EmptyNotice>No notification methods yet. Add one to be notified about alarms.</EmptyNotice>
            </Paper>
          )}
          {data !== undefined && data.elements.length > 0 && (
            <Paper withBorder px="sm">
              <Table aria-label="Notification methods">
                <Table.Thead>
                  <Table.Tr>
                    <Table.Th>Name</Table.Th>
                    <Table.Th>Type</Table.Th>
                    <Table.Th>Address</Table.Th>
                  </Table.Tr>
                </Table.Thead>
                <Table.Tbody>
                  {data.elements.map(({ id, name, type, address }) => (
                    <Table.Tr key={id}>
                      <Table.Td>{name}</Table.Td>
                      <Table.Td>
                        <Text size="xs" c="dimmed">
                          {type}
                        </Text>
                      </Table.Td>
                      <Table.Td className={classes['address']}>{address}</Table.Td>
                    </Table.Tr>
                  ))}
                </Table.Tbody>
              </Table>
            </Paper>
          )}
        </div>
        <NewNotification />
      </div>
    </Page>
  )
}

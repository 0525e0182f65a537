import { Skeleton, Stack, Text } from '@mantine/core'
import type { AlarmDefinition, AlarmState, NotificationMethod } from '@monasca/core'
import { useNotifications } from '@monasca/react'
import { StateBadge } from '../../components/alarm/StateBadge.js'
import { ErrorNotice } from '../../components/states/ErrorNotice.js'
import { describeMethod } from '../../format/describeMethod.js'
import classes from './Lifecycle.module.css'

/** Lists the notification methods of a definition for each state. */
export function Notified({ definition }: { definition: AlarmDefinition | undefined }) {
  const methods = useNotifications()
  if (definition === undefined || methods.isPending) {
    return <Skeleton height={64} role="status" aria-label="Notification methods are loading" />
  }
  const { alarmActions, okActions, undeterminedActions, actionsEnabled } = definition
  const all: readonly { state: AlarmState; ids: readonly string[] }[] = [
    { state: 'ALARM', ids: alarmActions },
    { state: 'OK', ids: okActions },
    { state: 'UNDETERMINED', ids: undeterminedActions },
  ]
  const used = all.filter(({ ids }) => ids.length > 0)
  if (used.length === 0) return <Text size="sm">No notification methods</Text>
  return (
    <Stack gap="xs">
      {!actionsEnabled && (
        <Text size="xs" c="var(--text-warn)">
          Actions are disabled for this definition: no notifications are sent.
        </Text>
      )}
      {methods.error && <ErrorNotice error={methods.error} onRetry={() => void methods.refetch()} />}
      <dl className={classes['list']}>
        {used.map(({ state, ids }) => (
          <Group key={state} state={state} ids={ids} methods={methods.data?.elements ?? []} />
        ))}
      </dl>
    </Stack>
  )
}

type GroupProps = {
  state: AlarmState
  ids: readonly string[]
  methods: readonly NotificationMethod[]
}

function Group({ state, ids, methods }: GroupProps) {
  return (
    <>
      <dt>
        <StateBadge state={state} />
      </dt>
      <dd>
        {ids.map((id) => {
          const method = methods.find((one) => one.id === id)
          return (
            <div key={id}>
              {method?.name ?? 'Unknown method'}{' '}
              <Text span size="xs" c="dimmed">
                {method ? describeMethod(method) : id}
              </Text>
            </div>
          )
        })}
      </dd>
    </>
  )
}

import { Skeleton, Text } from '@mantine/core'
import type { AlarmState, NotificationMethod } from '@monasca/core'
import { useNotifications } from '@monasca/react'
import { StateBadge } from '../../../components/alarm/StateBadge.js'
import { Section } from '../../../components/Section.js'
import { ErrorNotice } from '../../../components/states/ErrorNotice.js'
import { describeMethod } from '../../../format/describeMethod.js'
import type { DefinitionValues } from '../model/definitionValues.js'
import classes from './NotifiedPanel.module.css'

export type NotifiedPanelProps = {
  values: Pick<DefinitionValues, 'alarmActions' | 'okActions' | 'undeterminedActions' | 'actionsEnabled'>
}

/** Who is notified, for each state. */
export function NotifiedPanel({ values }: NotifiedPanelProps) {
  const { data, error, refetch } = useNotifications()
  const lists: readonly (readonly [AlarmState, readonly string[]])[] = [
    ['ALARM', values.alarmActions],
    ['OK', values.okActions],
    ['UNDETERMINED', values.undeterminedActions],
  ]
  const isSilent = lists.every(([, ids]) => ids.length === 0)
  return (
    <Section title="Notifications">
      {!isSilent && error && <ErrorNotice error={error} onRetry={() => void refetch()} />}
      {!values.actionsEnabled && (
        <Text size="xs" c="var(--text-warn)">
          Notifications are switched off for this definition.
        </Text>
      )}
      {isSilent && (
        <Text size="xs" c="var(--text-warn)">
          No method is chosen: changes of state are shown here only.
        </Text>
      )}
      {!isSilent && !data && !error && (
        <Skeleton height={48} role="status" aria-label="Methods are loading" />
      )}
      {!isSilent && data && (
        <dl className={classes['list']}>
          {lists.map(([state, ids]) => (
            <div key={state} className={classes['row']}>
              <dt>
                <StateBadge state={state} />
              </dt>
              <dd>
                {ids.length === 0 && (
                  <Text span size="xs" c="dimmed">
                    no notification
                  </Text>
                )}
                {ids.map((id) => (
                  <Method key={id} id={id} methods={data.elements} />
                ))}
              </dd>
            </div>
          ))}
        </dl>
      )}
    </Section>
  )
}

function Method({ id, methods }: { id: string; methods: readonly NotificationMethod[] }) {
  const method = methods.find((one) => one.id === id)
  return (
    <div>
      {method?.name ?? 'Deleted method'}{' '}
      <Text span size="xs" c="dimmed">
        {method ? describeMethod(method) : id}
      </Text>
    </div>
  )
}

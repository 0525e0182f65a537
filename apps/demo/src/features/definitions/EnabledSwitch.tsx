import { Switch, Text } from '@mantine/core'
import type { AlarmDefinition } from '@monasca/core'
import { usePatchAlarmDefinition } from '@monasca/react'
import { describeError } from '../../components/states/describeError.js'
import { aboveRowLink } from '../../components/table/rowLink.js'

type EnabledSwitchProps = { definition: Pick<AlarmDefinition, 'id' | 'name' | 'actionsEnabled'> }

/** Turns the notifications of a definition on and off. Shows the new value at once, and the old one after a failure. */
export function EnabledSwitch({ definition: { id, name, actionsEnabled } }: EnabledSwitchProps) {
  const { mutate, isPending, variables, error } = usePatchAlarmDefinition()
  const shown = isPending ? (variables.actionsEnabled ?? actionsEnabled) : actionsEnabled
  return (
    <div className={aboveRowLink}>
      <Switch
        size="sm"
        aria-label={`Notifications of ${name}`}
        title={shown ? 'State changes send notifications.' : 'State changes do not send notifications.'}
        checked={shown}
        onChange={({ currentTarget }) =>
          mutate({ alarmDefinitionId: id, actionsEnabled: currentTarget.checked })
        }
      />
      {error && !isPending && (
        <Text size="xs" c="var(--text-bad)" role="alert">
          {describeError(error).title}
        </Text>
      )}
    </div>
  )
}

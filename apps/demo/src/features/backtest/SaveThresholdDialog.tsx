import { Button, Group, Text } from '@mantine/core'
import type { AlarmDefinition } from '@monasca/core'
import { usePatchAlarmDefinition } from '@monasca/react'
import { Dialog } from '../../components/Dialog.js'
import { ErrorNotice } from '../../components/states/ErrorNotice.js'
import classes from './BacktestPage.module.css'

export type SaveThresholdDialogProps = {
  definition: AlarmDefinition
  /** With the threshold that was tried. */
  expression: string
  onClose: () => void
}

/** Asks before a tried threshold is saved: it changes the alarms of all hosts. */
export function SaveThresholdDialog({ definition, expression, onClose }: SaveThresholdDialogProps) {
  const { mutate, isPending, error } = usePatchAlarmDefinition()
  const save = () => mutate({ alarmDefinitionId: definition.id, expression }, { onSuccess: () => onClose() })
  return (
    <Dialog title={`Change “${definition.name}”?`} onClose={onClose}>
      {error && <ErrorNotice error={error} />}
      <Text size="sm">The new expression applies to all alarms of this definition:</Text>
      <p className={classes['change']}>
        <del>{definition.expression}</del>
        <ins>{expression}</ins>
      </p>
      <Group gap="xs" mt="md" justify="flex-end">
        <Button variant="default" onClick={onClose} disabled={isPending}>
          Cancel
        </Button>
        <Button onClick={save} loading={isPending}>
          Save threshold
        </Button>
      </Group>
    </Dialog>
  )
}

import { Button, Group, Stack, Text } from '@mantine/core'
import type { AlarmDefinition } from '@monasca/core'
import { Dialog } from '../../components/Dialog.js'
import { ErrorNotice } from '../../components/states/ErrorNotice.js'
import { formatCount } from '../../format/formatCount.js'
import { ApplyProgress } from './ApplyProgress.js'
import { type StateCounts, totalOf } from './countsByDefinition.js'
import { describeLoss } from './describeLoss.js'
import { Failures } from './Failures.js'
import { useApplyPlan } from './useApplyPlan.js'

export type DeleteDialogProps = {
  definitions: readonly Pick<AlarmDefinition, 'id' | 'name'>[]
  /** Alarms by definition; `undefined` if they are not known. */
  counts: ReadonlyMap<string, StateCounts> | undefined
  onClose: () => void
}

const shownNames = 8

/** Asks before alarm definitions are deleted, and says what is lost with them. */
export function DeleteDialog({ definitions, counts, onClose }: DeleteDialogProps) {
  const plan = useApplyPlan()
  const { isPending, result, error } = plan
  const isOne = definitions.length === 1
  const noun = isOne ? 'alarm definition' : 'alarm definitions'
  const alarms = definitions.reduce((sum, { id }) => sum + totalOf(counts?.get(id)), 0)
  const remove = () =>
    plan.apply(
      definitions.map(({ id, name }) => ({ action: 'delete', name, alarmDefinitionId: id })),
      ({ counts: { done } }) => {
        if (done === definitions.length) onClose()
      },
    )
  return (
    <Dialog
      title={`Delete ${isOne ? 'this' : formatCount(definitions.length)} ${noun}?`}
      onClose={isPending ? undefined : onClose}
    >
      <Stack gap="sm">
        <Text size="sm" component="div">
          {definitions.slice(0, shownNames).map(({ id, name }) => (
            <div key={id}>
              <strong>{name}</strong>
            </div>
          ))}
          {definitions.length > shownNames && <div>and {definitions.length - shownNames} more</div>}
        </Text>
        <Text size="sm">{describeLoss(counts === undefined ? undefined : alarms)}</Text>
        {error !== null && <ErrorNotice error={error} />}
        <Failures result={isPending ? undefined : result} />
        <Group justify="flex-end" gap="xs">
          {isPending && definitions.length > 1 && <ApplyProgress plan={plan} total={definitions.length} />}
          <Button variant="default" disabled={isPending} onClick={onClose} data-autofocus>
            {result === undefined ? 'Keep' : 'Close'}
          </Button>
          {result === undefined && (
            <Button color="red.9" loading={isPending} onClick={remove}>
              Delete {noun}
            </Button>
          )}
        </Group>
      </Stack>
    </Dialog>
  )
}

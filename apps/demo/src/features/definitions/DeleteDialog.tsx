import { Button, Group, Skeleton, Stack, Text } from '@mantine/core'
import type { AlarmDefinition } from '@monasca/core'
import { Dialog } from '../../components/Dialog.js'
import { ErrorNotice } from '../../components/states/ErrorNotice.js'
import { formatCount } from '../../format/formatCount.js'
import { ApplyProgress } from './ApplyProgress.js'
import { describeLoss } from './describeLoss.js'
import { Failures } from './Failures.js'
import { useApplyPlan } from './useApplyPlan.js'

export type DeleteDialogProps = {
  definitions: readonly Pick<AlarmDefinition, 'id' | 'name'>[]
  /** Number of their alarms; `undefined` if it is not known. */
  alarms: number | 'loading' | undefined
  onClose: () => void
  /** All are deleted. @default `onClose` */
  onDeleted?: (() => void) | undefined
}

const shownNames = 8

/** Asks before alarm definitions are deleted, and says what is lost with them. */
export function DeleteDialog({ definitions, alarms, onClose, onDeleted = onClose }: DeleteDialogProps) {
  const plan = useApplyPlan()
  const { isPending, result, error } = plan
  const [one] = definitions
  const isOne = one !== undefined && definitions.length === 1
  // One that was refused can be tried again; of several, some are gone.
  const isOver = result !== undefined && !isOne
  const remove = () =>
    plan.apply(
      definitions.map(({ id, name }) => ({ action: 'delete', name, alarmDefinitionId: id })),
      ({ counts: { done } }) => {
        if (done === definitions.length) onDeleted()
      },
    )
  return (
    <Dialog
      title={isOne ? `Delete “${one.name}”?` : `Delete ${formatCount(definitions.length)} alarm definitions?`}
      onClose={isPending ? undefined : onClose}
    >
      <Stack gap="sm">
        {!isOne && <Names definitions={definitions} />}
        {alarms === 'loading' ? (
          <Skeleton height={20} role="status" aria-label="Alarms are counted" />
        ) : (
          <Text size="sm">{describeLoss(alarms)}</Text>
        )}
        <Text size="sm">Notification methods and measurements stay.</Text>
        {error !== null && <ErrorNotice error={error} />}
        <Failures result={isPending ? undefined : result} />
        <Group justify="flex-end" gap="xs">
          {isPending && definitions.length > 1 && <ApplyProgress plan={plan} total={definitions.length} />}
          <Button variant="default" disabled={isPending} onClick={onClose} data-autofocus>
            {isOver ? 'Close' : 'Cancel'}
          </Button>
          {!isOver && (
            <Button color="red.9" loading={isPending} onClick={remove}>
              {isOne ? 'Delete definition' : 'Delete definitions'}
            </Button>
          )}
        </Group>
      </Stack>
    </Dialog>
  )
}

function Names({ definitions }: Pick<DeleteDialogProps, 'definitions'>) {
  return (
    <Text size="sm" component="div">
      {definitions.slice(0, shownNames).map(({ id, name }) => (
        <div key={id}>
          <strong>{name}</strong>
        </div>
      ))}
      {definitions.length > shownNames && <div>and {formatCount(definitions.length - shownNames)} more</div>}
    </Text>
  )
}

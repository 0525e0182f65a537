import { Button, Group, Stack, Text } from '@mantine/core'
import type { PlannedStep } from '@monasca/core/definitions'
import { Dialog } from '../../components/Dialog.js'
import { formatCount } from '../../format/formatCount.js'
import { type StateCounts, totalOfAll } from './countsByDefinition.js'
import { describeLoss } from './describeLoss.js'

export type PruneDialogProps = {
  deletions: readonly PlannedStep[]
  counts: ReadonlyMap<string, StateCounts> | undefined
  onApply: () => void
  onClose: () => void
}

/** Asks before a plan that deletes definitions is applied. */
export function PruneDialog({ deletions, counts, onApply, onClose }: PruneDialogProps) {
  const ids = deletions.flatMap((step) => (step.action === 'delete' ? [step.alarmDefinitionId] : []))
  const noun = deletions.length === 1 ? 'definition' : 'definitions'
  return (
    <Dialog title={`Apply, and delete ${formatCount(deletions.length)} ${noun}?`} onClose={onClose}>
      <Stack gap="sm">
        <Text size="sm">{describeLoss(counts && totalOfAll(ids, counts))}</Text>
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            Keep
          </Button>
          <Button color="red.9" onClick={onApply}>
            Apply and delete
          </Button>
        </Group>
      </Stack>
    </Dialog>
  )
}

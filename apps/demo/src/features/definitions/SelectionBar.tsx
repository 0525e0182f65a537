import { Button, Group, Text } from '@mantine/core'
import type { AlarmDefinition } from '@monasca/core'
import { IconBell, IconBellOff, IconDownload, IconTrash, IconX } from '@tabler/icons-react'
import { formatCount } from '../../format/formatCount.js'
import { ApplyProgress } from './ApplyProgress.js'
import { Failures } from './Failures.js'
import { useApplyPlan } from './useApplyPlan.js'

export type SelectionBarProps = {
  selected: readonly AlarmDefinition[]
  mayWrite: boolean
  onExport: (definitions: readonly AlarmDefinition[]) => void
  onDelete: (definitions: readonly AlarmDefinition[]) => void
  onClear: () => void
}

/** What can be done with all selected definitions. */
export function SelectionBar({ selected, mayWrite, onExport, onDelete, onClear }: SelectionBarProps) {
  const plan = useApplyPlan()
  const toChange = (actionsEnabled: boolean) =>
    selected.filter((one) => one.actionsEnabled !== actionsEnabled)
  const enable = (actionsEnabled: boolean) =>
    plan.apply(
      toChange(actionsEnabled).map(({ id, name }) => ({
        action: 'change',
        name,
        alarmDefinitionId: id,
        changes: [{ field: 'actionsEnabled', before: !actionsEnabled, after: actionsEnabled }],
        patch: { actionsEnabled },
      })),
    )
  const total = plan.progress?.total ?? 0
  return (
    <>
      <Group gap="xs" role="toolbar" aria-label="Selected definitions">
        <Text size="sm" fw={600} role="status">
          {formatCount(selected.length)} selected
        </Text>
        {mayWrite && (
          <>
            <Button
              size="compact-sm"
              variant="default"
              leftSection={<IconBell size={14} aria-hidden="true" />}
              disabled={plan.isPending || toChange(true).length === 0}
              onClick={() => enable(true)}
            >
              Turn on notifications
            </Button>
            <Button
              size="compact-sm"
              variant="default"
              leftSection={<IconBellOff size={14} aria-hidden="true" />}
              disabled={plan.isPending || toChange(false).length === 0}
              onClick={() => enable(false)}
            >
              Turn off notifications
            </Button>
          </>
        )}
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconDownload size={14} aria-hidden="true" />}
          onClick={() => onExport(selected)}
        >
          Export selected
        </Button>
        {mayWrite && (
          <Button
            size="compact-sm"
            variant="default"
            c="var(--text-bad)"
            leftSection={<IconTrash size={14} aria-hidden="true" />}
            disabled={plan.isPending}
            onClick={() => onDelete(selected)}
          >
            Delete selected
          </Button>
        )}
        <Button
          size="compact-sm"
          variant="subtle"
          leftSection={<IconX size={14} aria-hidden="true" />}
          onClick={onClear}
        >
          Clear selection
        </Button>
        {plan.isPending && total > 1 && <ApplyProgress plan={plan} total={total} />}
      </Group>
      <Failures result={plan.isPending ? undefined : plan.result} />
    </>
  )
}

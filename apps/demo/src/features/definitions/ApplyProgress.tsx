import { Button, Group, Progress, Text } from '@mantine/core'
import type { ApplyPlan } from './useApplyPlan.js'

/** The progress of a plan that is being applied, with a button to cancel. */
export function ApplyProgress({ plan, total }: { plan: ApplyPlan; total: number }) {
  const { progress, isCancelled, cancel } = plan
  const done = progress?.done ?? 0
  return (
    <Group gap="sm" wrap="nowrap" flex={1} miw={180}>
      <Progress
        value={(100 * done) / Math.max(total, 1)}
        aria-label="Progress"
        flex={1}
        size="sm"
        transitionDuration={100}
      />
      <Text size="xs" style={{ whiteSpace: 'nowrap' }}>
        {isCancelled ? 'Stopping…' : `${done} of ${total}`}
      </Text>
      <Button size="compact-xs" variant="default" disabled={isCancelled} onClick={cancel}>
        Cancel
      </Button>
    </Group>
  )
}

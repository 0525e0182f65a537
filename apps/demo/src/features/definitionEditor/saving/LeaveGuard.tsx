import { Button, Group, Text } from '@mantine/core'
import { useBlocker } from '@tanstack/react-router'
import { Dialog } from '../../../components/Dialog.js'

/** Asks before unsaved changes are lost, also when the tab is closed. `isDirty` is read when the user leaves. */
export function LeaveGuard({ isDirty }: { isDirty: () => boolean }) {
  const { status, proceed, reset } = useBlocker({
    shouldBlockFn: ({ current, next }) => current.pathname !== next.pathname && isDirty(),
    enableBeforeUnload: isDirty,
    withResolver: true,
  })
  if (status !== 'blocked') return null
  return (
    <Dialog title="Discard unsaved changes?" onClose={reset}>
      <Text size="sm">The changes to this alarm definition have not been saved.</Text>
      <Group gap="xs" mt="md" justify="flex-end">
        <Button variant="default" onClick={reset} data-autofocus>
          Keep editing
        </Button>
        <Button color="red.9" onClick={proceed}>
          Discard changes
        </Button>
      </Group>
    </Dialog>
  )
}

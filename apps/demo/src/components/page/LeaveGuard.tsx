import { Button, Group, Text } from '@mantine/core'
import { useBlocker } from '@tanstack/react-router'
import { Dialog } from '../Dialog.js'

export type LeaveGuardProps = {
  /** Read when the user leaves. */
  isDirty: () => boolean
  /** What would be lost, as a sentence. */
  children: string
  /** Whether a search parameter of this name is part of the place: without it, the user leaves too. @default none */
  parameter?: string | undefined
}

/** Asks before unsaved changes are lost, also when the tab is closed. */
export function LeaveGuard({ isDirty, children, parameter }: LeaveGuardProps) {
  const { status, proceed, reset } = useBlocker({
    shouldBlockFn: ({ current, next }) => {
      const isLeft = parameter !== undefined && parameter in current.search && !isSet(next.search, parameter)
      return (current.pathname !== next.pathname || isLeft) && isDirty()
    },
    enableBeforeUnload: isDirty,
    withResolver: true,
  })
  if (status !== 'blocked') return null
  return (
    <Dialog title="Discard unsaved changes?" onClose={reset}>
      <Text size="sm">{children}</Text>
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

function isSet(search: object, parameter: string): boolean {
  return Object.entries(search).some(([name, value]) => name === parameter && value !== undefined)
}

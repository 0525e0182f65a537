import { Button, Group, Stack } from '@mantine/core'
import type { NotificationMethod } from '@monasca/core'
import { Dialog } from '../../components/Dialog.js'
import { TestRecipe } from './TestRecipe.js'

export type TestMethodProps = { method: NotificationMethod; onClose: () => void }

/** Shows how to test a method. */
export function TestMethod({ method, onClose }: TestMethodProps) {
  return (
    <Dialog title={`Test ${method.name}`} onClose={onClose}>
      <Stack gap="sm">
        <TestRecipe method={method} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Close
          </Button>
        </Group>
      </Stack>
    </Dialog>
  )
}

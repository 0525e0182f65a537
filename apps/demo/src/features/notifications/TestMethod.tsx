import { Button, Group, Stack } from '@mantine/core'
import type { NotificationMethod } from '@monasca/core'
import { Dialog } from '../../components/Dialog.js'
import { isEmulator } from '../../session/backend.js'
import { SendTest } from './SendTest.js'
import { TestRecipe } from './TestRecipe.js'

export type TestMethodProps = { method: NotificationMethod; onClose: () => void }

/** Tests a method: the emulator has a call for this, Monasca has none. */
export function TestMethod({ method, onClose }: TestMethodProps) {
  return (
    <Dialog title={`Test ${method.name}`} onClose={onClose}>
      <Stack gap="sm">
        {isEmulator() ? <SendTest method={method} /> : <TestRecipe method={method} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Close
          </Button>
        </Group>
      </Stack>
    </Dialog>
  )
}

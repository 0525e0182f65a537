import { Button, Group, Stack, Text } from '@mantine/core'
import { Dialog } from '../../components/Dialog.js'
import { alarmWords } from './alarmWords.js'

export type DeleteDialogProps = {
  count: number
  onDelete: () => void
  onClose: () => void
}

/** Confirms a deletion, which cannot be undone. */
export function DeleteDialog({ count, onDelete, onClose }: DeleteDialogProps) {
  return (
    <Dialog title={`Delete ${alarmWords(count)}?`} onClose={onClose}>
      <Stack gap="sm">
        <Text size="sm">
          Their history is lost, and this cannot be undone. While measurements arrive, Monasca creates the
          alarms again, with new ids.
        </Text>
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button color="red.9" onClick={onDelete}>
            Delete {alarmWords(count)}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  )
}

import { Button, Group, Skeleton, Text } from '@mantine/core'
import type { AlarmDefinition } from '@monasca/core'
import { useAlarmCount, useDeleteAlarmDefinition } from '@monasca/react'
import { IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { Dialog } from '../../../components/Dialog.js'
import { ErrorNotice } from '../../../components/states/ErrorNotice.js'
import { formatCount } from '../../../format/formatCount.js'

export type DeleteDefinitionProps = {
  definition: AlarmDefinition
  onDeleted: () => void
}

/** Deletes a definition, after a dialog that names the consequences. */
export function DeleteDefinition({ definition, onDeleted }: DeleteDefinitionProps) {
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button
        size="xs"
        variant="default"
        leftSection={<IconTrash size={14} aria-hidden="true" />}
        onClick={() => setOpen(true)}
      >
        Delete
      </Button>
      {isOpen && (
        <DeleteDialog definition={definition} onDeleted={onDeleted} onClose={() => setOpen(false)} />
      )}
    </>
  )
}

function DeleteDialog({ definition, onDeleted, onClose }: DeleteDefinitionProps & { onClose: () => void }) {
  const { id, name } = definition
  const count = useAlarmCount({ alarmDefinitionId: id })
  const { mutate, isPending, error } = useDeleteAlarmDefinition()
  const total = count.data && Number(count.data.counts[0]?.[0] ?? 0)
  return (
    <Dialog title={`Delete “${name}”?`} onClose={isPending ? undefined : onClose}>
      {error && error.code !== 'not_found' && <ErrorNotice error={error} />}
      {count.isPending ? (
        <Skeleton height={20} role="status" aria-label="Alarms are counted" />
      ) : (
        <Text size="sm">
          {total === undefined
            ? 'Its alarms are deleted too.'
            : total === 0
              ? 'It has no alarms.'
              : total === 1
                ? 'Its alarm is deleted too.'
                : `Its ${formatCount(total)} alarms are deleted too.`}
        </Text>
      )}
      <Text size="sm" mt="xs">
        Their history can no longer be listed, and they no longer notify anyone. Notification methods and
        measurements stay. This cannot be undone.
      </Text>
      <Group gap="xs" mt="md" justify="flex-end">
        <Button variant="default" onClick={onClose} disabled={isPending}>
          Cancel
        </Button>
        <Button
          color="red.9"
          loading={isPending}
          onClick={() =>
            mutate(
              { alarmDefinitionId: id },
              {
                onSuccess: onDeleted,
                // Someone else was faster: the outcome is the same.
                onError: (reason) => reason.code === 'not_found' && onDeleted(),
              },
            )
          }
        >
          Delete definition
        </Button>
      </Group>
    </Dialog>
  )
}

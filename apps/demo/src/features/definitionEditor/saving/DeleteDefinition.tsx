import { Button } from '@mantine/core'
import type { AlarmDefinition } from '@monasca/core'
import { useAlarmCount } from '@monasca/react'
import { IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { DeleteDialog } from '../../definitions/DeleteDialog.js'

export type DeleteDefinitionProps = {
  definition: AlarmDefinition
  onDeleted: () => void
}

/** Deletes a definition, after a dialog that names the consequences. */
export function DeleteDefinition({ definition, onDeleted }: DeleteDefinitionProps) {
  const [isOpen, setOpen] = useState(false)
  const { data, isPending } = useAlarmCount({
    alarmDefinitionId: definition.id,
    query: { enabled: isOpen },
  })
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
        <DeleteDialog
          definitions={[definition]}
          alarms={isPending ? 'loading' : data && Number(data.counts[0]?.[0] ?? 0)}
          onDeleted={onDeleted}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  )
}

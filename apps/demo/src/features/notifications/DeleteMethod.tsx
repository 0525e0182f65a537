import { Button, Group, Stack, Text } from '@mantine/core'
import type { NotificationMethod } from '@monasca/core'
import { useDeleteNotification } from '@monasca/react'
import { Dialog } from '../../components/Dialog.js'
import { ErrorNotice } from '../../components/states/ErrorNotice.js'
import classes from './DeleteMethod.module.css'
import { UseList } from './UseList.js'
import { findSilenced, type Use } from './usage.js'

export type DeleteMethodProps = {
  method: NotificationMethod
  /** `undefined` while the definitions are unknown. */
  uses: readonly Use[] | undefined
  working: (methodId: string) => boolean
  onDeleted: () => void
  onClose: () => void
}

/** Asks whether to delete a method, with the definitions that lose it. */
export function DeleteMethod({ method, uses, working, onDeleted, onClose }: DeleteMethodProps) {
  const { mutateAsync, isPending, error } = useDeleteNotification()
  return (
    <Dialog title={`Delete ${method.name}?`} onClose={onClose}>
      <Stack gap="sm">
        {uses === undefined ? (
          <Text size="sm" c="var(--text-warn)">
            The alarm definitions have not been read, so it is not known which ones use this method. Monasca
            removes it from all of them.
          </Text>
        ) : (
          <Consequences method={method} uses={uses} working={working} />
        )}
        {error && <ErrorNotice error={error} />}
        <Group gap="xs" justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button
            color="red.9"
            loading={isPending}
            // The list is read again first, so this dialog may be gone: `mutate` would not call back then.
            onClick={() => void mutateAsync({ notificationId: method.id }).then(onDeleted, () => {})}
          >
            Delete method
          </Button>
        </Group>
      </Stack>
    </Dialog>
  )
}

type ConsequencesProps = Pick<DeleteMethodProps, 'method' | 'working'> & { uses: readonly Use[] }

function Consequences({ method, uses, working }: ConsequencesProps) {
  if (uses.length === 0) return <Text size="sm">No alarm definition uses it.</Text>
  const silenced = findSilenced(uses, method.id, working)
  return (
    <>
      <Text size="sm">
        Monasca removes it from{' '}
        {uses.length === 1 ? '1 alarm definition' : `${uses.length} alarm definitions`}:
      </Text>
      <UseList uses={uses} />
      {silenced.length > 0 && (
        <div className={classes['silenced']}>
          <b>
            {silenced.length === 1
              ? '1 definition will no longer send notifications when it fires:'
              : `${silenced.length} definitions will no longer send notifications when they fire:`}
          </b>{' '}
          {silenced.map(({ name }) => name).join(', ')}
        </div>
      )}
    </>
  )
}

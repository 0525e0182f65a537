import { Anchor, Button, Group, Text } from '@mantine/core'
import type { NotificationMethod } from '@monasca/core'
import { useSession } from '@monasca/react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { ErrorNotice } from '../../components/states/ErrorNotice.js'
import { type OutboxMessage, sendTest } from '../../session/outbox.js'

/** Sends a test through the emulator. */
export function SendTest({ method }: { method: NotificationMethod }) {
  const { scope } = useSession()
  const queryClient = useQueryClient()
  const { mutate, data, error, isPending } = useMutation({
    mutationFn: () => sendTest(scope?.kind === 'project' ? scope.id : '', method.id),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['emulator', 'outbox'] }),
  })
  return (
    <>
      <Text size="sm">
        The emulator sends one notification to {method.name} now. No alarm fires, and a failed delivery is not
        tried again.
      </Text>
      {error && <ErrorNotice error={error} />}
      <Text size="sm" role="status" c={data && data.status !== 'delivered' ? 'var(--text-bad)' : 'inherit'}>
        {data && outcome(data)}
      </Text>
      <Group gap="md">
        <Button loading={isPending} onClick={() => mutate()}>
          {data ? 'Send another test' : 'Send a test'}
        </Button>
        {data && (
          <Anchor
            size="sm"
            renderRoot={(props) => <Link to="/inbox" search={{ message: data.id }} {...props} />}
          >
            Open in inbox
          </Anchor>
        )}
      </Group>
    </>
  )
}

function outcome({ status, type, address, error }: OutboxMessage): string {
  if (status === 'failed') return `Delivery failed: ${error ?? 'unknown reason'}`
  if (status === 'refused') return `Not sent: ${error ?? 'unknown reason'}`
  return type === 'WEBHOOK' ? `Delivered to ${address}.` : 'Delivered to the emulator’s inbox.'
}

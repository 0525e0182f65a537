import { Button, Group, Text } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { canRetry, describeError } from './describeError.js'

/** Shown below content that could not be updated, with the reason. */
export function StaleNotice({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  return (
    <Group gap={6} wrap="nowrap" role="status" mt={4} miw={0}>
      <IconAlertTriangle size={14} aria-hidden="true" color="var(--text-warn)" />
      <Text size="xs" c="var(--text-warn)" truncate miw={0}>
        Couldn’t update: {describeError(error).title}
      </Text>
      {canRetry(error) && (
        <Button size="compact-xs" variant="subtle" onClick={onRetry} style={{ flex: 'none' }}>
          Try again
        </Button>
      )}
    </Group>
  )
}

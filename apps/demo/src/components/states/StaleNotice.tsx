import { Button, Group, Text } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { canRetry, describeError } from './describeError.js'

export type StaleNoticeProps = {
  error: unknown
  onRetry: () => void
  /** Whether there is older content, which could not be updated. @default true */
  hasContent?: boolean
}

/** Shown below content that could not be updated, or in place of a small part of a page, with the reason. */
export function StaleNotice({ error, onRetry, hasContent = true }: StaleNoticeProps) {
  return (
    <Group gap={6} wrap="nowrap" role="status" mt={4} miw={0}>
      <IconAlertTriangle size={14} aria-hidden="true" color="var(--text-warn)" />
      <Text size="xs" c="var(--text-warn)" truncate miw={0}>
        {hasContent ? 'Couldn’t update' : 'Couldn’t load'}: {describeError(error).title}
      </Text>
      {canRetry(error) && (
        <Button size="compact-xs" variant="subtle" onClick={onRetry} style={{ flex: 'none' }}>
          Try again
        </Button>
      )}
    </Group>
  )
}

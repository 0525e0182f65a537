import { Alert, Button, Text } from '@mantine/core'
import { IconAlertCircle, IconLock } from '@tabler/icons-react'
import { describeError, isForbidden } from './describeError.js'

export type ErrorNoticeProps = {
  error: unknown
  /** Without it there is no button. */
  onRetry?: (() => void) | undefined
}

/** Says what failed and what to do, in the words of the library. */
export function ErrorNotice({ error, onRetry }: ErrorNoticeProps) {
  const { title, lines } = describeError(error)
  const forbidden = isForbidden(error)
  const Icon = forbidden ? IconLock : IconAlertCircle
  return (
    <Alert
      color={forbidden ? 'yellow' : 'red'}
      icon={<Icon size={18} aria-hidden="true" />}
      title={title}
      role="alert"
    >
      {lines.map((line) => (
        <Text key={line} size="xs" style={{ overflowWrap: 'anywhere' }}>
          {line}
        </Text>
      ))}
      {onRetry && !forbidden && (
        <Button size="compact-sm" variant="default" mt="xs" onClick={onRetry}>
          Try again
        </Button>
      )}
    </Alert>
  )
}

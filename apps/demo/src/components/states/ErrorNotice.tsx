import { Alert, Button, Text } from '@mantine/core'
import { IconAlertCircle, IconLock } from '@tabler/icons-react'
import { canRetry, describeError, isForbidden } from './describeError.js'
import classes from './ErrorNotice.module.css'

export type ErrorNoticeProps = {
  error: unknown
  /** Without it there is no button. */
  onRetry?: (() => void) | undefined
}

/** Shows what failed and what to do. Details for operators are collapsed. */
export function ErrorNotice({ error, onRetry }: ErrorNoticeProps) {
  const { title, advice, facts } = describeError(error)
  const forbidden = isForbidden(error)
  const Icon = forbidden ? IconLock : IconAlertCircle
  return (
    <Alert
      color={forbidden ? 'yellow' : 'red'}
      icon={<Icon size={18} aria-hidden="true" />}
      title={title}
      role="alert"
      classNames={{ root: classes['notice'] ?? '', title: classes['title'] ?? '' }}
      data-kind={forbidden ? 'forbidden' : 'failed'}
    >
      {advice.map((line) => (
        <Text key={line} size="xs">
          {line}
        </Text>
      ))}
      {facts.length > 0 && (
        <details className={classes['details']}>
          <summary>Details</summary>
          {facts.map((line) => (
            <div key={line}>{line}</div>
          ))}
        </details>
      )}
      {onRetry && canRetry(error) && (
        <Button size="compact-sm" variant="default" mt="xs" onClick={onRetry}>
          Try again
        </Button>
      )}
    </Alert>
  )
}

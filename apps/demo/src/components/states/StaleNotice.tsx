import { IconAlertTriangle } from '@tabler/icons-react'
import { Button } from '../base/Button.js'
import { canRetry, describeError } from './describeError.js'
import classes from './StaleNotice.module.css'

export type StaleNoticeProps = {
  error: unknown
  onRetry: () => void
  /** Whether there is older content, which could not be updated. @default true */
  hasContent?: boolean
}

/** Shown below content that could not be updated, or in place of a small part of a page, with the reason. */
export function StaleNotice({ error, onRetry, hasContent = true }: StaleNoticeProps) {
  return (
    <div className={classes['notice']} role="status">
      <IconAlertTriangle size={14} aria-hidden="true" />
      <span className={classes['text']}>
        {hasContent ? 'Couldn’t update' : 'Couldn’t load'}: {describeError(error).title}
      </span>
      {canRetry(error) && (
        <Button size="compact-xs" variant="subtle" className={classes['retry']} onClick={onRetry}>
          Try again
        </Button>
      )}
    </div>
  )
}

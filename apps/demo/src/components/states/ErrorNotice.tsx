import { IconAlertCircle, IconLock } from '@tabler/icons-react'
import { Button } from '../base/Button.js'
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
    <div className={classes['notice']} role="alert" data-kind={forbidden ? 'forbidden' : 'failed'}>
      <Icon className={classes['icon']} size={18} aria-hidden="true" />
      <div className={classes['body']}>
        <div className={classes['title']}>{title}</div>
        {advice.map((line) => (
          <p key={line} className={classes['advice']}>
            {line}
          </p>
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
          <Button size="compact-sm" variant="default" className={classes['retry']} onClick={onRetry}>
            Try again
          </Button>
        )}
      </div>
    </div>
  )
}

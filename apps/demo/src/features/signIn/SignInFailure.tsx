import { useEffect, useRef } from 'react'
import { ErrorNotice } from '../../components/states/ErrorNotice.js'
import classes from './SignInFailure.module.css'

export type SignInFailureProps = {
  error: unknown
  /** The origin that the page's own policy blocked a request to. */
  blocked: string | undefined
}

/** Why the sign-in failed. It takes the focus, so that screen readers read it and continue from there. */
export function SignInFailure({ error, blocked }: SignInFailureProps) {
  const notice = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (error !== undefined) notice.current?.focus()
  }, [error])
  return (
    <div ref={notice} tabIndex={-1} className={classes['failure']}>
      <ErrorNotice error={error} />
      {blocked !== undefined && (
        <p className={classes['blocked']}>
          The page’s security policy blocks requests to {blocked}. Start the dashboard with{' '}
          <code>--connect-to {blocked}</code>, or use it as a gateway with <code>--keystone-url</code> and{' '}
          <code>--monasca-url</code>.
        </p>
      )}
    </div>
  )
}

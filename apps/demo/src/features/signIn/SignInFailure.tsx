import { Box, Text } from '@mantine/core'
import { useEffect, useRef } from 'react'
import { ErrorNotice } from '../../components/states/ErrorNotice.js'

export type SignInFailureProps = {
  error: unknown
  /** The origin that the page's own policy kept a request from. */
  blocked: string | undefined
}

/** Why nobody is signed in, in words. It takes the focus: it is read out, and reading goes on from there. */
export function SignInFailure({ error, blocked }: SignInFailureProps) {
  const notice = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (error !== undefined) notice.current?.focus()
  }, [error])
  return (
    <Box ref={notice} tabIndex={-1} style={{ outline: 'none' }}>
      <ErrorNotice error={error} />
      {blocked !== undefined && (
        <Text size="xs" mt={6}>
          This page’s own policy forbids it to talk to {blocked}. Start the dashboard with{' '}
          <code>--connect-to {blocked}</code>, or let it stand between with <code>--keystone-url</code> and{' '}
          <code>--monasca-url</code>.
        </Text>
      )}
    </Box>
  )
}

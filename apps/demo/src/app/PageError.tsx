import { Box } from '@mantine/core'
import type { ErrorComponentProps } from '@tanstack/react-router'
import { ErrorNotice } from '../components/states/ErrorNotice.js'

/** A page that could not be shown: its code did not load, or it has a defect. */
export function PageError({ error, reset }: ErrorComponentProps) {
  return (
    <Box component="main" p="md" maw={640} mx="auto">
      <ErrorNotice error={error} onRetry={reset} />
    </Box>
  )
}

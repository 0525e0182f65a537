import { Alert } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import { useLocation } from '@tanstack/react-router'
import { useState } from 'react'

declare module '@tanstack/react-router' {
  interface HistoryState {
    /** What the page before has done, in words for the user. */
    confirmation?: string
  }
}

/** What was done on the way to this page. */
export function Confirmation() {
  const { text, key } = useLocation({
    select: ({ state }) => ({ text: state.confirmation, key: state.__TSR_key }),
    structuralSharing: true,
  })
  const [closed, setClosed] = useState<string>()
  if (text === undefined || closed === key) return null
  return (
    <Alert
      color="green"
      styles={{ title: { color: 'var(--mantine-color-text)' } }}
      role="status"
      icon={<IconCheck size={18} aria-hidden="true" />}
      title={text}
      withCloseButton
      closeButtonLabel="Close the message"
      onClose={() => setClosed(key)}
    />
  )
}

import { Button, Tooltip } from '@mantine/core'
import { type LiveStatus, useLiveStatus } from '@monasca/react'
import { IconPlayerPause, IconPlayerPlay } from '@tabler/icons-react'
import classes from './LiveButton.module.css'

export type LiveButtonProps = {
  live: boolean
  /** Seconds between reads. */
  refresh: number
  onChange: (live: boolean) => void
}

const words: Readonly<Record<LiveStatus, { label: string; hint: string }>> = {
  live: { label: 'Live', hint: 'Click to pause.' },
  connecting: { label: 'Connecting…', hint: 'No response yet.' },
  reconnecting: {
    label: 'Reconnecting…',
    hint: 'The server does not respond. Retrying…',
  },
  idle: { label: 'Waiting for data', hint: 'There is no data to update yet.' },
  forbidden: { label: 'No access', hint: 'Your roles in this project do not allow reading metrics.' },
  failed: { label: 'No data', hint: 'The request failed. See the message on the page.' },
  offline: { label: 'Offline', hint: 'You’re offline. Updates resume when you’re back online.' },
}

/** Pauses and resumes live updates, and shows whether they work. */
export function LiveButton({ live, refresh, onChange }: LiveButtonProps) {
  const status = useLiveStatus()
  const Icon = live ? IconPlayerPause : IconPlayerPlay
  const every = refresh < 60 ? `${refresh} s` : `${refresh / 60} min`
  const { label, hint } = words[status]
  return (
    <Tooltip
      label={live ? `Updates every ${every}. ${hint}` : 'Click to resume'}
      multiline
      // On one line it would be wider than a phone.
      maw="min(20rem, calc(100vw - 16px))"
    >
      <Button
        variant="default"
        size="xs"
        aria-pressed={live}
        leftSection={live ? <span className={classes['dot']} data-status={status} /> : undefined}
        rightSection={<Icon size={14} aria-hidden="true" />}
        fw={500}
        onClick={() => onChange(!live)}
      >
        <span aria-live="polite">{live ? label : 'Paused'}</span>
      </Button>
    </Tooltip>
  )
}

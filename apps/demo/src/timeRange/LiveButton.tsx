import { Button, Tooltip } from '@mantine/core'
import { type LiveStatus, useLiveStatus } from '@monasca/react'
import { IconPlayerPause, IconPlayerPlay } from '@tabler/icons-react'
import classes from './LiveButton.module.css'

export type LiveButtonProps = {
  live: boolean
  /** Seconds between readings. */
  refresh: number
  onChange: (live: boolean) => void
}

const words: Readonly<Record<LiveStatus, { label: string; hint: string }>> = {
  live: { label: 'Live', hint: 'press to stop' },
  connecting: { label: 'Connecting…', hint: 'nothing has arrived yet' },
  reconnecting: {
    label: 'Reconnecting…',
    hint: 'the server does not answer; goes on by itself when it does',
  },
  idle: { label: 'Waiting for data', hint: 'there is nothing to update yet' },
  forbidden: { label: 'No access', hint: 'your roles in this project do not allow reading metrics' },
  failed: { label: 'No data', hint: 'the request failed; see the message on the page' },
  offline: { label: 'Offline', hint: 'this computer has no network; goes on by itself when it has' },
}

/** Stops and starts the reading of newer points, and says whether there is anybody to read them from. */
export function LiveButton({ live, refresh, onChange }: LiveButtonProps) {
  const status = useLiveStatus()
  const Icon = live ? IconPlayerPause : IconPlayerPlay
  const every = refresh < 60 ? `${refresh} s` : `${refresh / 60} min`
  const { label, hint } = words[status]
  return (
    <Tooltip
      label={live ? `Reads newer points every ${every}; ${hint}` : 'Press to go on'}
      multiline
      // On one line it would stick out of a phone.
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

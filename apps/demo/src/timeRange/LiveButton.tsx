import { Button, Tooltip } from '@mantine/core'
import { IconPlayerPause, IconPlayerPlay } from '@tabler/icons-react'
import classes from './LiveButton.module.css'

export type LiveButtonProps = {
  live: boolean
  /** Seconds between readings. */
  refresh: number
  onChange: (live: boolean) => void
}

/** Stops and starts the reading of newer points. */
export function LiveButton({ live, refresh, onChange }: LiveButtonProps) {
  const Icon = live ? IconPlayerPause : IconPlayerPlay
  const every = refresh < 60 ? `${refresh} s` : `${refresh / 60} min`
  return (
    <Tooltip label={live ? `Reads newer points every ${every}; press to stop` : 'Press to go on'}>
      <Button
        variant="default"
        size="xs"
        aria-pressed={live}
        leftSection={live ? <span className={classes['dot']} /> : undefined}
        rightSection={<Icon size={14} aria-hidden="true" />}
        fw={500}
        onClick={() => onChange(!live)}
      >
        {live ? 'Live' : 'Paused'}
      </Button>
    </Tooltip>
  )
}

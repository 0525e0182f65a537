import { useSession } from '@monasca/react'
import { IconChevronDown, IconUser } from '@tabler/icons-react'
import { Button } from '../components/base/Button.js'
import type { TriggerProps } from '../components/float/lazyFloat.js'
import classes from './UserButton.module.css'

/** The user's name. Opens the menu of the account. */
export function UserButton({ className = '', ...props }: TriggerProps) {
  const { user } = useSession()
  const name = user?.name ?? 'unknown'
  return (
    <Button
      variant="subtle"
      size="compact-sm"
      className={`${classes['account']} ${className}`}
      leftSection={<IconUser size={17} stroke={1.6} aria-hidden="true" />}
      rightSection={<IconChevronDown size={13} aria-hidden="true" />}
      aria-label={`Account of ${name}`}
      {...props}
    >
      <span className={classes['name']}>{name}</span>
    </Button>
  )
}

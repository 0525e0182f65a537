import type { AlarmState } from '@monasca/core'
import classes from './StateBadge.module.css'
import { stateLooks } from './stateLooks.js'

/** The state of an alarm: icon, label and colour. */
export function StateBadge({ state }: { state: AlarmState }) {
  const { label, color, Icon } = stateLooks[state]
  return (
    <span className={classes['badge']}>
      <Icon size={15} aria-hidden="true" style={{ color: `var(--icon-${color})` }} />
      {label}
    </span>
  )
}

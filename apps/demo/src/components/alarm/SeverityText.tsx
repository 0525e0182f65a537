import type { Severity } from '@monasca/core'
import classes from './SeverityText.module.css'

const labels: Readonly<Record<Severity, string>> = {
  CRITICAL: 'Critical',
  HIGH: 'High',
  MEDIUM: 'Medium',
  LOW: 'Low',
}

/** `quiet` omits the colour: severity matters only while the alarm is on. */
export function SeverityText({ severity, quiet }: { severity: Severity; quiet: boolean }) {
  return (
    <span className={classes['text']} data-severity={severity} data-quiet={quiet || undefined}>
      {labels[severity]}
    </span>
  )
}

import type { Severity } from '@monasca/core'
import { IconChevronDown, IconChevronsUp, IconChevronUp, IconEqual } from '@tabler/icons-react'
import classes from './SeverityMark.module.css'
import { SeverityText } from './SeverityText.js'

const icons = {
  CRITICAL: IconChevronsUp,
  HIGH: IconChevronUp,
  MEDIUM: IconEqual,
  LOW: IconChevronDown,
} as const satisfies Record<Severity, unknown>

/** A severity by shape and word. */
export function SeverityMark({ severity, quiet }: { severity: Severity; quiet: boolean }) {
  const Icon = icons[severity]
  return (
    <span className={classes['mark']}>
      <Icon size={16} stroke={2.4} aria-hidden="true" />
      <SeverityText severity={severity} quiet={quiet} />
    </span>
  )
}

import { IconDots, IconTableExport } from '@tabler/icons-react'
import { IconButton } from '../base/IconButton.js'
import type { TriggerProps } from '../float/lazyFloat.js'
import classes from './ChartMenuButton.module.css'

export type ChartMenuButtonProps = TriggerProps & {
  /** The chart’s title. */
  title: string
  /** Whether another menu is beside it: two buttons with the same dots would be mistaken for each other. */
  isBesideMenu: boolean
}

/** Opens the menu of a chart. */
export function ChartMenuButton({ title, isBesideMenu, className = '', ...props }: ChartMenuButtonProps) {
  const Icon = isBesideMenu ? IconTableExport : IconDots
  return (
    <IconButton
      className={`${classes['button']} ${className}`}
      aria-label={`Actions of chart ${title}`}
      {...props}
    >
      <Icon size={15} aria-hidden="true" />
    </IconButton>
  )
}

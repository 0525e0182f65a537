import { IconChartDots } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import classes from './EmptyNotice.module.css'

/** Shown instead of empty content, with the reason. */
export function EmptyNotice({ children }: { children: ReactNode }) {
  return (
    <div className={classes['empty']}>
      <IconChartDots size={22} stroke={1.4} aria-hidden="true" />
      <div className={classes['text']}>{children}</div>
    </div>
  )
}

import { Title } from '@mantine/core'
import type { ReactNode } from 'react'
import classes from './Chart.module.css'

export type ChartHeadingProps = {
  /** Without it, only the end of the line is shown. */
  title: string | undefined
  order: 2 | 3 | undefined
  /** What stands at the end of the line. */
  children: ReactNode
}

/** The title of a chart. */
export function ChartHeading({ title, order = 2, children }: ChartHeadingProps) {
  return (
    <div className={classes['heading']}>
      {title !== undefined && <Title order={order}>{title}</Title>}
      <div className={classes['aside']}>{children}</div>
    </div>
  )
}

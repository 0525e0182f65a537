import type { ReactNode } from 'react'
import { createPortal } from 'react-dom'
import { Heading } from '../base/Heading.js'
import classes from './Chart.module.css'

export type ChartHeadingProps = {
  /** Without it, only the end of the line is shown. */
  title: string | undefined
  order: 2 | 3 | undefined
  /** An element elsewhere that shows the end of the line; `undefined`: it has its own line. */
  corner: Element | null | undefined
  /** Shown at the end of the line. */
  children: ReactNode
}

/** The title of a chart. */
export function ChartHeading({ title, order = 2, corner, children }: ChartHeadingProps) {
  const end = <div className={classes['aside']}>{children}</div>
  if (corner !== undefined) return corner && createPortal(end, corner)
  return (
    <div className={classes['heading']}>
      {title !== undefined && <Heading order={order}>{title}</Heading>}
      {end}
    </div>
  )
}

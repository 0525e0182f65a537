import type { ComponentProps } from 'react'
import classes from './Heading.module.css'

export type HeadingProps = ComponentProps<'h1'> & { order: 1 | 2 | 3 }

/** The heading of a page, of a part, or of a chart. */
export function Heading({ order, className = '', ...props }: HeadingProps) {
  const Element = `h${order}` as const
  return <Element className={`${classes['heading']} ${className}`} data-order={order} {...props} />
}

import type { ComponentProps } from 'react'
import classes from './Card.module.css'

export type CardProps = ComponentProps<'div'> & {
  /** @default 'div' */
  as?: 'div' | 'section' | 'figure' | undefined
  /** @default true */
  withBorder?: boolean | undefined
}

/** A surface on the page. */
export function Card({ as: Element = 'div', withBorder = true, className = '', ...props }: CardProps) {
  return (
    <Element
      className={`${classes['card']} ${className}`}
      data-with-border={withBorder || undefined}
      {...props}
    />
  )
}

import type { ComponentProps } from 'react'
import classes from './HiddenText.module.css'

export type HiddenTextProps = Omit<ComponentProps<'span'>, 'ref'> & {
  /** `div` for a list. @default 'span' */
  as?: 'span' | 'div' | undefined
}

/** Text for screen readers only. */
export function HiddenText({ as: Element = 'span', ...props }: HiddenTextProps) {
  return <Element className={classes['hidden']} {...props} />
}

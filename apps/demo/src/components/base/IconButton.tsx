import type { ComponentProps } from 'react'
import classes from './IconButton.module.css'

/** A button with an icon alone: give it an `aria-label`. */
export function IconButton({
  className = '',
  ...props
}: ComponentProps<'button'> & { 'aria-label': string }) {
  return <button type="button" className={`${classes['button']} ${className}`} {...props} />
}

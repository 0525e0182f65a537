import type { ComponentProps, ReactNode } from 'react'
import classes from './Button.module.css'
import { Spinner } from './Spinner.js'

export type ButtonProps = ComponentProps<'button'> & {
  /** @default 'filled' */
  variant?: 'filled' | 'default' | 'subtle' | undefined
  /** @default 'sm' */
  size?: 'sm' | 'xs' | 'compact-sm' | 'compact-xs' | undefined
  /** Shows a spinner instead of the label; the button cannot be clicked meanwhile. @default false */
  loading?: boolean | undefined
  leftSection?: ReactNode
  rightSection?: ReactNode
}

/**
 * A button that looks like Mantine's. The sign-in page and the first screen of the overview use the parts of this folder,
 * because they are shown before Mantine has loaded.
 */
export function Button(props: ButtonProps) {
  const {
    variant = 'filled',
    size = 'sm',
    loading = false,
    disabled = false,
    leftSection,
    rightSection,
    className = '',
    children,
    ...rest
  } = props
  return (
    <button
      type="button"
      className={`${classes['button']} ${className}`}
      data-variant={variant}
      data-size={size}
      data-loading={loading || undefined}
      disabled={disabled || loading}
      {...rest}
    >
      <span className={classes['inner']}>
        {leftSection !== undefined && <span className={classes['left']}>{leftSection}</span>}
        <span className={classes['label']}>{children}</span>
        {rightSection !== undefined && <span className={classes['right']}>{rightSection}</span>}
      </span>
      {loading && (
        <span className={classes['loader']}>
          <Spinner />
        </span>
      )}
    </button>
  )
}

import type { ReactNode } from 'react'
import classes from './Page.module.css'

export type PageProps = {
  children: ReactNode
  /** Forms and texts: on a wide window their lines would be too long. */
  narrow?: boolean
}

/** The content of a page, as wide as the window. */
export function Page({ children, narrow = false }: PageProps) {
  return (
    <div className={classes['page']} data-narrow={narrow || undefined}>
      {children}
    </div>
  )
}

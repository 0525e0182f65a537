import type { ReactNode } from 'react'
import classes from './Page.module.css'

/** The content column of a page. */
export function Page({ children }: { children: ReactNode }) {
  return <div className={classes['page']}>{children}</div>
}

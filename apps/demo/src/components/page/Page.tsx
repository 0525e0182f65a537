import type { ReactNode } from 'react'
import classes from './Page.module.css'

/** The column that the content of a page stands in. */
export function Page({ children }: { children: ReactNode }) {
  return <div className={classes['page']}>{children}</div>
}

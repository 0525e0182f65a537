import { useDocumentTitle } from '@mantine/hooks'
import { type ReactNode, use } from 'react'
import { Heading } from '../base/Heading.js'
import classes from './PageHeader.module.css'
import { FiringContext, pageTitle } from './pageTitle.js'

export type PageHeaderProps = {
  title: string
  /** Shown above the title: the way to the page above. */
  above?: ReactNode
  /** Shown beside the title. */
  aside?: ReactNode
  /** Controls of the whole page. */
  children?: ReactNode
}

/** Title and controls of a page. Also sets the title of the browser tab. */
export function PageHeader({ title, above, aside, children }: PageHeaderProps) {
  useDocumentTitle(pageTitle(title, use(FiringContext)))
  return (
    <header className={classes['header']}>
      <div className={classes['title']}>
        {above && <div className={classes['above']}>{above}</div>}
        <Heading order={1}>{title}</Heading>
        {aside}
      </div>
      {children && <div className={classes['controls']}>{children}</div>}
    </header>
  )
}

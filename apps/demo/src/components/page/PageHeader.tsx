import { Title } from '@mantine/core'
import { useDocumentTitle } from '@mantine/hooks'
import type { ReactNode } from 'react'
import classes from './PageHeader.module.css'

export type PageHeaderProps = {
  title: string
  /** Shown beside the title. */
  aside?: ReactNode
  /** Controls of the whole page. */
  children?: ReactNode
}

/** Title and controls of a page. Also sets the title of the browser tab. */
export function PageHeader({ title, aside, children }: PageHeaderProps) {
  useDocumentTitle(`${title} · Monasca`)
  return (
    <header className={classes['header']}>
      <div className={classes['title']}>
        <Title order={1}>{title}</Title>
        {aside}
      </div>
      {children && <div className={classes['controls']}>{children}</div>}
    </header>
  )
}

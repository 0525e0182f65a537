import { Paper, Title } from '@mantine/core'
import { type ReactNode, useId } from 'react'
import classes from './Section.module.css'

export type SectionProps = {
  title: string
  /** Shown beside the heading: controls of the card, or a link. */
  aside?: ReactNode
  children: ReactNode
}

/** A card of the page with its heading. */
export function Section({ title, aside, children }: SectionProps) {
  const id = useId()
  return (
    <Paper component="section" withBorder className={classes['section']} aria-labelledby={id}>
      <div className={classes['heading']}>
        <Title order={2} id={id}>
          {title}
        </Title>
        {aside}
      </div>
      {children}
    </Paper>
  )
}

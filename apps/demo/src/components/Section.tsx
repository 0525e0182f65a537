import { type ReactNode, useId } from 'react'
import { Card } from './base/Card.js'
import { Heading } from './base/Heading.js'
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
    <Card as="section" className={classes['section'] ?? ''} aria-labelledby={id}>
      <div className={classes['heading']}>
        <Heading order={2} id={id}>
          {title}
        </Heading>
        {aside}
      </div>
      {children}
    </Card>
  )
}

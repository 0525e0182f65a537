import { Skeleton } from '@mantine/core'
import { cardSize } from './cardSize.js'
import classes from './HostGrid.module.css'

const cards = ['1', '2', '3', '4', '5', '6', '7', '8']

/** The grid of hosts while it loads. */
export function HostGridSkeleton() {
  return (
    <div className={classes['skeleton']} role="status" aria-label="Hosts are loading">
      {cards.map((card) => (
        <Skeleton key={card} height={cardSize.height} radius="sm" />
      ))}
    </div>
  )
}

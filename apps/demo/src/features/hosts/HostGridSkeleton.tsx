import { Skeleton } from '@mantine/core'
import classes from './HostGrid.module.css'

const cards = ['1', '2', '3', '4', '5', '6', '7', '8']
/** Height of a card with its chart, in pixels. */
const height = 142

/** The grid of hosts while it loads. */
export function HostGridSkeleton() {
  return (
    <div className={classes['grid']} role="status" aria-label="Hosts are loading">
      {cards.map((card) => (
        <Skeleton key={card} height={height} radius="sm" />
      ))}
    </div>
  )
}

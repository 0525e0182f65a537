import type { Dimensions as DimensionValues } from '@monasca/core'
import { Dimensions } from '../../components/Dimensions.js'
import classes from './AlarmsPage.module.css'

/** The dimensions that all rows have, so that the rows need not repeat them. */
export function SharedDimensions({ shared }: { shared: DimensionValues }) {
  if (Object.keys(shared).length === 0) return null
  return (
    <span className={classes['shared']}>
      All with <Dimensions dimensions={shared} />
    </span>
  )
}

import { Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import { Skeleton } from '../../../components/base/Skeleton.js'
import { LazySelect } from '../../../components/float/LazySelect.js'
import { Section } from '../../../components/Section.js'
import { EmptyNotice } from '../../../components/states/EmptyNotice.js'
import { ErrorNotice } from '../../../components/states/ErrorNotice.js'
import { StaleNotice } from '../../../components/states/StaleNotice.js'
import { formatCount } from '../../../format/formatCount.js'
import { compareAlarms } from '../../alarms/dimensionAlarms.js'
import { useDimensionAlarms } from '../../alarms/useDimensionAlarms.js'
import { dimensionsOf } from './dimensionChoice.js'
import { GroupTile } from './GroupTile.js'
import classes from './GroupTiles.module.css'

/** Number of tiles: the worst. */
const limit = 36

export type GroupTilesProps = {
  /** The dimension to group by. `undefined`: the first of the usual ones. */
  dimension: string | undefined
  onChange: (dimension: string) => void
}

/** All alarms in groups by a dimension, the worst first. */
export function GroupTiles({ dimension: chosen, onChange }: GroupTilesProps) {
  const { data, error, refetch } = useDimensionAlarms()
  const names = useMemo(() => (data === undefined ? [] : dimensionsOf(data)), [data])
  const dimension = chosen ?? names[0]
  const groups = useMemo(
    () => (dimension === undefined ? [] : [...(data?.get(dimension)?.values() ?? [])].sort(compareAlarms)),
    [data, dimension],
  )
  const choices = chosen === undefined || names.includes(chosen) ? names : [...names, chosen]
  const retry = () => void refetch()

  return (
    <Section
      title={dimension === undefined ? 'Alarms by group' : `Alarms by ${dimension}`}
      aside={
        <LazySelect
          label="Group by"
          width={150}
          disabled={choices.length === 0}
          data={choices}
          value={dimension}
          onChange={onChange}
        />
      }
    >
      {data === undefined && error !== null && <ErrorNotice error={error} onRetry={retry} />}
      {data === undefined && error === null && <Skeleton height={200} label="Groups are loading" />}
      {data !== undefined && groups.length === 0 && (
        <EmptyNotice>
          {dimension === undefined
            ? 'No alarms yet. Monasca creates an alarm when the first measurement arrives for a metric of a definition.'
            : `No alarm has the dimension “${dimension}”. Choose another one.`}
        </EmptyNotice>
      )}
      {dimension !== undefined && groups.length > 0 && (
        <ul className={classes['tiles']} aria-label={`Alarms by ${dimension}`}>
          {groups.slice(0, limit).map((alarms) => (
            <GroupTile key={alarms.value} dimension={dimension} alarms={alarms} />
          ))}
        </ul>
      )}
      {dimension !== undefined && groups.length > limit && (
        <Link to="/alarms" search={{ group: groupOf(dimension) }} className={classes['all']}>
          Show all {formatCount(groups.length)} groups
        </Link>
      )}
      {data !== undefined && error !== null && <StaleNotice error={error} onRetry={retry} />}
    </Section>
  )
}

/** A dimension as the page of alarms groups by it. */
function groupOf(dimension: string): string {
  return dimension === 'hostname' ? 'host' : `dimension.${dimension}`
}

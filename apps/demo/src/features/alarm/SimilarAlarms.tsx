import { Skeleton, Stack, Text } from '@mantine/core'
import type { Alarm } from '@monasca/core'
import { useAlarms } from '@monasca/react'
import { Link } from '@tanstack/react-router'
import { SeverityMark } from '../../components/alarm/SeverityMark.js'
import { StaleNotice } from '../../components/states/StaleNotice.js'
import { pollLive } from '../../series/pollEvery.js'
import { useFrameRange } from '../../timeRange/FrameRangeContext.js'
import classes from './SimilarAlarms.module.css'
import { sharedFilter } from './sharedFilter.js'

/** How many alarms of each kind are listed. */
const shown = 5

/** Seconds between reads: a change elsewhere is less urgent than this alarm. */
const refresh = 60

/** What else fires now: of the same definition, and with the same dimensions. */
export function SimilarAlarms({ alarm, matchBy }: { alarm: Alarm; matchBy: readonly string[] }) {
  const filter = sharedFilter(alarm, matchBy)
  const definition = alarm.alarmDefinition.id
  return (
    <Stack gap="sm">
      <Firing
        title="Same definition"
        alarm={alarm}
        filter={{ alarmDefinitionId: definition }}
        search={{ definition, state: 'ALARM' }}
      />
      {filter !== undefined && (
        <Firing
          title={filter.texts.join(', ')}
          alarm={alarm}
          filter={{ metricDimensions: filter.dimensions }}
          search={{ dimensions: filter.texts, state: 'ALARM' }}
        />
      )}
    </Stack>
  )
}

type FiringProps = {
  title: string
  /** Not listed itself. */
  alarm: Alarm
  filter: { alarmDefinitionId?: string; metricDimensions?: Record<string, string> }
  /** The same filter, in the list of alarms. */
  search: { definition?: string; dimensions?: string[]; state: 'ALARM' }
}

function Firing({ title, alarm, filter, search }: FiringProps) {
  const { polls } = useFrameRange()
  // One more than shown, and this alarm itself.
  const { data, error, refetch } = useAlarms({
    ...filter,
    state: 'ALARM',
    sortBy: ['severity desc', 'state_updated_timestamp desc'],
    limit: shown + 2,
    query: pollLive(polls, refresh),
  })
  const retry = () => void refetch()
  const others = data?.elements.filter(({ id }) => id !== alarm.id) ?? []
  return (
    <div>
      <Text component="h3" size="xs" fw={600} c="dimmed" m={0}>
        {title}
      </Text>
      {data === undefined && error === null && (
        <Skeleton height={24} role="status" aria-label="Similar alarms are loading" />
      )}
      {data !== undefined && others.length === 0 && <Text size="sm">No other alarm fires.</Text>}
      {others.length > 0 && (
        <ul className={classes['list']}>
          {others.slice(0, shown).map(({ id, alarmDefinition, metrics }) => (
            <li key={id}>
              <Link to="/alarms/$alarmId" params={{ alarmId: id }} className={classes['link'] ?? ''}>
                {search.definition === undefined ? alarmDefinition.name : groupOf(metrics)}
              </Link>{' '}
              <SeverityMark severity={alarmDefinition.severity} quiet={false} />
            </li>
          ))}
        </ul>
      )}
      {others.length > shown && (
        <Link to="/alarms" search={search} className={classes['link'] ?? ''}>
          Show all in alarms
        </Link>
      )}
      {error !== null && <StaleNotice error={error} onRetry={retry} hasContent={data !== undefined} />}
    </div>
  )
}

/** The dimensions of the first metric: what sets alarms of one definition apart. */
function groupOf([first]: Alarm['metrics']): string {
  const values = Object.entries(first?.dimensions ?? {}).sort(([a], [b]) => a.localeCompare(b, 'en'))
  return values.length === 0 ? (first?.name ?? 'No metric') : values.map(([, value]) => value).join(' ')
}

import { Stack, Text } from '@mantine/core'
import type { Alarm } from '@monasca/core'
import { metricKey } from '@monasca/core/series'
import { Link } from '@tanstack/react-router'
import { Dimensions } from '../../components/Dimensions.js'
import { queryOfMetric } from '../../queries/queryOfMetric.js'
import classes from './Lifecycle.module.css'

/** How many metrics are listed. */
const shownMetrics = 8

/** The match-by values of an alarm, and its metrics as links to their charts. */
export function AlarmMetrics({ alarm, matchBy }: { alarm: Alarm; matchBy: readonly string[] }) {
  const { metrics } = alarm
  const group = matchBy.flatMap((name) => {
    const values = new Set(metrics.flatMap(({ dimensions }) => dimensions[name] ?? []))
    return values.size === 0 ? [] : [{ name, value: [...values].join(', ') }]
  })
  return (
    <Stack gap="xs">
      {group.length > 0 && (
        <dl className={classes['list']} aria-label="Match by">
          {group.map(({ name, value }) => (
            <div key={name} style={{ display: 'contents' }}>
              <dt>{name}</dt>
              <dd>
                <b>{value}</b>
              </dd>
            </div>
          ))}
        </dl>
      )}
      {metrics.slice(0, shownMetrics).map((metric) => (
        <div key={metricKey(metric)}>
          <Link
            to="/explore"
            search={{ q: [queryOfMetric(metric)], alarm: alarm.id }}
            className={classes['link'] ?? ''}
          >
            {metric.name}
          </Link>{' '}
          <Dimensions dimensions={metric.dimensions} />
        </div>
      ))}
      {metrics.length > shownMetrics && (
        <Text size="xs" c="dimmed">
          and {metrics.length - shownMetrics} more
        </Text>
      )}
    </Stack>
  )
}

import { Button } from '@mantine/core'
import type { Alarm } from '@monasca/core'
import { IconChartLine, IconHistory, IconRuler2 } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { queryOfMetric } from '../../queries/queryOfMetric.js'

/** Where to go on from an alarm: its metric, its rule on stored measurements, and its definition. */
export function AlarmLinks({ alarm }: { alarm: Alarm }) {
  const { id: alarmId, alarmDefinition, metrics } = alarm
  const [metric] = metrics
  return (
    <>
      {metric && (
        <Button
          size="xs"
          variant="default"
          leftSection={<IconChartLine size={14} aria-hidden="true" />}
          renderRoot={(props) => (
            <Link to="/explore" search={{ q: [queryOfMetric(metric)], alarm: alarmId }} {...props} />
          )}
        >
          Explore this metric
        </Button>
      )}
      <Button
        size="xs"
        variant="default"
        leftSection={<IconHistory size={14} aria-hidden="true" />}
        renderRoot={(props) => <Link to="/alarms/$alarmId/backtest" params={{ alarmId }} {...props} />}
      >
        Back-test this rule
      </Button>
      <Button
        size="xs"
        variant="default"
        leftSection={<IconRuler2 size={14} aria-hidden="true" />}
        renderRoot={(props) => (
          <Link to="/definitions/$definitionId" params={{ definitionId: alarmDefinition.id }} {...props} />
        )}
      >
        Open definition
      </Button>
    </>
  )
}

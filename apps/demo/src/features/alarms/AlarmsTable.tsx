import { Paper, Table, Text } from '@mantine/core'
import { type Alarm, metricKey } from '@monasca/core'
import { Link } from '@tanstack/react-router'
import { SeverityText } from '../../components/alarm/SeverityText.js'
import { StateBadge } from '../../components/alarm/StateBadge.js'
import { Dimensions } from '../../components/Dimensions.js'
import { formatDateTime } from '../../format/formatTime.js'
import classes from './AlarmsTable.module.css'

/** Number of metrics shown per alarm. */
const shownMetrics = 2

export function AlarmsTable({ alarms }: { alarms: readonly Alarm[] }) {
  return (
    <Paper withBorder>
      <Table className={classes['table'] ?? ''} verticalSpacing={7} horizontalSpacing={14} highlightOnHover>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">State</Table.Th>
            <Table.Th scope="col">Alarm</Table.Th>
            <Table.Th scope="col">Severity</Table.Th>
            <Table.Th scope="col">Metrics</Table.Th>
            <Table.Th scope="col">Since</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {alarms.map((alarm) => (
            <AlarmRow key={alarm.id} alarm={alarm} />
          ))}
        </Table.Tbody>
      </Table>
    </Paper>
  )
}

function AlarmRow({ alarm }: { alarm: Alarm }) {
  const { id, state, alarmDefinition, metrics, stateUpdatedTimestamp } = alarm
  return (
    <Table.Tr>
      <Table.Td>
        <StateBadge state={state} />
      </Table.Td>
      <Table.Td>
        <Link to="/alarms/$alarmId" params={{ alarmId: id }} className={classes['name'] ?? ''}>
          {alarmDefinition.name}
        </Link>
      </Table.Td>
      <Table.Td>
        <SeverityText severity={alarmDefinition.severity} quiet={state === 'OK'} />
      </Table.Td>
      <Table.Td>
        {metrics.slice(0, shownMetrics).map(({ name, dimensions }) => (
          <div key={metricKey({ name, dimensions })} className={classes['metric']}>
            {name} <Dimensions dimensions={dimensions} />
          </div>
        ))}
        {metrics.length > shownMetrics && (
          <Text size="xs" c="dimmed">
            and {metrics.length - shownMetrics} more
          </Text>
        )}
      </Table.Td>
      <Table.Td className={classes['since'] ?? ''}>{formatDateTime(stateUpdatedTimestamp)}</Table.Td>
    </Table.Tr>
  )
}

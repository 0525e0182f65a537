import { Table, Text } from '@mantine/core'
import type { AlarmDefinition } from '@monasca/core'
import type {
  AlarmExplanation,
  EvaluatedValue,
  ExplainedMetric,
  ExplainedSubAlarm,
} from '@monasca/core/evaluation'
import { metricKey } from '@monasca/core/series'
import { IconAlertTriangleFilled, IconCircleCheckFilled, IconHelpCircleFilled } from '@tabler/icons-react'
import {
  functionWords,
  sideWords,
  thresholdWords,
  unitOf,
  verdictWords,
} from '../../components/alarm/comparisonWords.js'
import { differingDimensions } from '../../components/alarm/differingDimensions.js'
import { Dimensions } from '../../components/Dimensions.js'
import { formatClock, formatDateTime } from '../../format/formatTime.js'
import { formatValue } from '../../format/formatValue.js'
import classes from './SubAlarmsTable.module.css'

export type SubAlarmsTableProps = {
  explanation: AlarmExplanation
  definition: AlarmDefinition
  /** Whether the values have not arrived yet. */
  pending: boolean
}

/** How many metrics of a comparison are listed, the furthest over the threshold first. */
const shownMetrics = 5

/** The comparisons of an alarm: each value against its threshold. */
export function SubAlarmsTable({ explanation, definition, pending }: SubAlarmsTableProps) {
  const { subAlarms } = explanation
  return (
    <>
      <code className={classes['expression']}>{definition.expression}</code>
      <Table
        className={classes['table'] ?? ''}
        aria-label="Conditions"
        verticalSpacing={6}
        horizontalSpacing={10}
      >
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">Condition</Table.Th>
            <Table.Th scope="col">Value</Table.Th>
            <Table.Th scope="col">Threshold</Table.Th>
            <Table.Th scope="col">Result</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {subAlarms.map((subAlarm, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: comparisons keep their place in the expression
            <SubAlarmRows key={index} subAlarm={subAlarm} pending={pending} />
          ))}
        </Table.Tbody>
      </Table>
    </>
  )
}

function SubAlarmRows({ subAlarm, pending }: { subAlarm: ExplainedSubAlarm; pending: boolean }) {
  const { expression, metrics } = subAlarm
  const differing = differingDimensions(metrics.map(({ metric }) => metric))
  const listed = metrics.length > 1 ? metrics.slice(0, shownMetrics) : []
  const rest = metrics.length > 1 ? metrics.length - listed.length : 0
  return (
    <>
      <Table.Tr>
        <Table.Td>
          <b className={classes['name']}>{expression.metricName}</b>
          <Text size="xs" c="dimmed">
            {functionWords(expression)}
            {expression.periods > 1 && `, ${expression.periods} periods in a row`}
            {metrics.length > 1 && `, all ${metrics.length} metrics together`}
          </Text>
        </Table.Td>
        <ValueCell evaluated={subAlarm} subAlarm={subAlarm} pending={pending} />
        <Table.Td className={classes['number'] ?? ''}>{thresholdWords(expression)}</Table.Td>
        <Table.Td>
          <Verdict evaluated={subAlarm} words={verdictWords(subAlarm)} pending={pending} />
        </Table.Td>
      </Table.Tr>
      {listed.map((one) => (
        <MetricRow
          key={metricKey(one.metric)}
          one={one}
          subAlarm={subAlarm}
          names={differing}
          pending={pending}
        />
      ))}
      {rest > 0 && (
        <Table.Tr>
          <Table.Td colSpan={4} className={classes['part'] ?? ''}>
            <Text size="xs" c="dimmed">
              and {rest} more {rest === 1 ? 'metric' : 'metrics'}
            </Text>
          </Table.Td>
        </Table.Tr>
      )}
    </>
  )
}

type MetricRowProps = {
  one: ExplainedMetric
  subAlarm: ExplainedSubAlarm
  /** The dimensions that tell the metrics apart. */
  names: readonly string[]
  pending: boolean
}

function MetricRow({ one, subAlarm, names, pending }: MetricRowProps) {
  const { dimensions } = one.metric
  const shown = Object.fromEntries(Object.entries(dimensions).filter(([name]) => names.includes(name)))
  return (
    <Table.Tr>
      <Table.Td className={classes['part'] ?? ''}>
        <Dimensions dimensions={shown} />
      </Table.Td>
      <ValueCell evaluated={one} subAlarm={subAlarm} pending={pending} />
      <Table.Td />
      <Table.Td>
        <Verdict evaluated={one} words={sideWords(subAlarm.expression, one.isViolated)} pending={pending} />
      </Table.Td>
    </Table.Tr>
  )
}

type ValueCellProps = { evaluated: EvaluatedValue; subAlarm: ExplainedSubAlarm; pending: boolean }

function ValueCell({ evaluated, subAlarm, pending }: ValueCellProps) {
  const { value, timestamp, isCurrent } = evaluated
  // Of one of its metrics, the time is that of all together, unless it fell silent.
  const isSame = evaluated !== subAlarm && isCurrent && timestamp === subAlarm.timestamp
  return (
    <Table.Td className={classes['number'] ?? ''}>
      {value === undefined ? pending ? '…' : '–' : <b>{formatValue(value, unitOf(subAlarm.expression))}</b>}
      {timestamp !== undefined && !isSame && (
        <Text size="xs" c={isCurrent ? 'dimmed' : 'var(--text-warn)'}>
          <time dateTime={new Date(timestamp).toISOString()} title={formatDateTime(timestamp)}>
            {isCurrent ? formatClock(timestamp) : `no data since ${formatClock(timestamp)}`}
          </time>
        </Text>
      )}
    </Table.Td>
  )
}

type VerdictProps = { evaluated: EvaluatedValue; words: string; pending: boolean }

/** On which side of the threshold a value is: by sign and word. */
function Verdict({ evaluated, words, pending }: VerdictProps) {
  const { value, isViolated } = evaluated
  if (value === undefined) {
    return (
      <span className={classes['verdict']}>
        <IconHelpCircleFilled size={15} aria-hidden="true" color="var(--state-undetermined)" />
        {pending ? 'Loading…' : 'No data'}
      </span>
    )
  }
  const Icon = isViolated ? IconAlertTriangleFilled : IconCircleCheckFilled
  return (
    <span className={classes['verdict']} data-violated={isViolated || undefined}>
      <Icon size={15} aria-hidden="true" color={isViolated ? 'var(--state-alarm)' : 'var(--state-ok)'} />
      {words}
    </span>
  )
}

import { Select } from '@mantine/core'
import type { Alarm } from '@monasca/core'
import { differingDimensions } from '../../../components/alarm/differingDimensions.js'

export type AlarmSelectProps = {
  alarms: readonly Alarm[] | undefined
  alarmId: string | undefined
  onChange: (alarmId: string | undefined) => void
}

/** Chooses the alarm whose states and threshold the chart shows. */
export function AlarmSelect({ alarms = [], alarmId, onChange }: AlarmSelectProps) {
  const names = differingDimensions(alarms.flatMap(({ metrics }) => metrics))
  const options = alarms.map(({ id, alarmDefinition, state, metrics: [metric] }) => ({
    value: id,
    label: [
      alarmDefinition.name,
      ...names.flatMap((name) => metric?.dimensions[name] ?? []),
      `(${state})`,
    ].join(' '),
  }))
  // An alarm of another metric may be in the address.
  const isOther = alarmId !== undefined && !options.some(({ value }) => value === alarmId)
  return (
    <Select
      size="xs"
      label="Alarm"
      placeholder={alarms.length === 0 ? 'no alarm on this metric' : 'not shown'}
      searchable
      clearable
      clearButtonProps={{ 'aria-label': 'Show no alarm' }}
      disabled={options.length === 0 && !isOther}
      data={isOther ? [...options, { value: alarmId, label: 'Another alarm' }] : options}
      limit={100}
      value={alarmId ?? null}
      onChange={(value) => onChange(value ?? undefined)}
    />
  )
}

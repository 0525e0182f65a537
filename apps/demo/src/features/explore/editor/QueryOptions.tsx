import { Checkbox, MultiSelect, Select, TextInput } from '@mantine/core'
import { useState } from 'react'
import { formatDuration } from '../../../format/formatDuration.js'
import type { PeriodChoice } from '../../../queries/choosePeriod.js'
import type { MetricQuery } from '../../../queries/metricQuery.js'
import classes from './QueryRow.module.css'
import { compareOptions, periods, unitOptions } from './queryWords.js'

export type QueryOptionsProps = {
  query: MetricQuery
  period: PeriodChoice
  /** Names of the metric's dimensions. */
  names: readonly string[]
  onOpen: () => void
  onChange: (changes: Partial<MetricQuery>) => void
}

/** The options of a query: period, groups, label, unit and comparison. */
export function QueryOptions({ query, period, names, onOpen, onChange }: QueryOptionsProps) {
  const groups = Array.isArray(query.groupBy) ? query.groupBy : []
  return (
    <div className={classes['fields']}>
      <Select
        size="xs"
        label="Period"
        description={
          period.period === undefined ? period.reason : `${words(period.period)}: ${period.reason}`
        }
        inputWrapperOrder={['label', 'input', 'description']}
        allowDeselect={false}
        disabled={query.functions?.length === 0}
        data={[
          { value: '', label: 'Automatic' },
          ...[...new Set([...periods, query.period ?? 60])]
            .sort((a, b) => a - b)
            .map((seconds) => ({ value: String(seconds), label: words(seconds) })),
        ]}
        value={query.period === undefined ? '' : String(query.period)}
        onChange={(value) => onChange({ period: value ? Number(value) : undefined })}
      />
      <div>
        <MultiSelect
          size="xs"
          label="Group by"
          placeholder={groups.length === 0 ? 'each series' : ''}
          searchable
          disabled={query.merge === true}
          data={[...new Set([...names, ...groups])]}
          value={groups}
          onFocus={onOpen}
          onChange={(next) => onChange({ groupBy: next.length === 0 ? undefined : next })}
        />
        <Checkbox
          size="xs"
          mt={6}
          label="Merge into one line"
          checked={query.merge === true}
          onChange={({ currentTarget }) => onChange({ merge: currentTarget.checked })}
        />
      </div>
      {/* Another label, another text to edit. */}
      <AliasField key={query.alias} alias={query.alias ?? ''} onChange={(alias) => onChange({ alias })} />
      <Select
        size="xs"
        label="Unit"
        placeholder="by the name"
        clearable
        clearButtonProps={{ 'aria-label': 'Unit by the name' }}
        searchable
        data={unitOptions}
        value={query.unit ?? null}
        onChange={(value) => onChange({ unit: value ?? undefined })}
      />
      <Select
        size="xs"
        label="Compare with"
        placeholder="nothing"
        clearable
        clearButtonProps={{ 'aria-label': 'Compare with nothing' }}
        data={compareOptions}
        value={query.compare ?? null}
        onChange={(value) => onChange({ compare: value ?? undefined })}
      />
    </div>
  )
}

/** The label of the lines; written to the address when the field is left. */
function AliasField({ alias, onChange }: { alias: string; onChange: (alias: string) => void }) {
  const [typed, setTyped] = useState(alias)
  const commit = () => typed !== alias && onChange(typed)
  return (
    <TextInput
      size="xs"
      label="Label"
      placeholder="{hostname} {function}"
      maxLength={200}
      value={typed}
      onChange={({ currentTarget }) => setTyped(currentTarget.value)}
      onBlur={commit}
      onKeyDown={({ key }) => key === 'Enter' && commit()}
    />
  )
}

function words(seconds: number): string {
  return formatDuration(seconds * 1000)
}

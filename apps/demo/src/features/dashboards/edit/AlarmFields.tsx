import { MultiSelect, Paper, Select, TagsInput, TextInput } from '@mantine/core'
import type { Severity } from '@monasca/core'
import { useDimensionNames } from '@monasca/react'
import { useState } from 'react'
import { alarmStates } from '../../../components/alarm/alarmStates.js'
import { stateLooks } from '../../../components/alarm/stateLooks.js'
import type { PanelContent, PanelOf } from '../../../panels/panelSchema.js'
import { checkFilter } from '../../../search/dimensionFilters.js'
import { readFilters, writeFilters } from '../model/filterTexts.js'
import classes from './ContentFields.module.css'

type Content = PanelOf<'alarms'> | PanelOf<'alarmCounts'>

const severities: readonly Severity[] = ['CRITICAL', 'HIGH', 'MEDIUM', 'LOW']
const states = alarmStates.map((value) => ({ value, label: stateLooks[value].label }))

/** Which alarms a panel is about. */
export function AlarmFields({
  content,
  onChange,
}: {
  content: Content
  onChange: (content: PanelContent) => void
}) {
  const names = useDimensionNames({})
  const [problem, setProblem] = useState<string>()
  const change = (changes: Partial<Pick<Content, 'severity' | 'metric' | 'dimensions'>>) =>
    onChange({ ...content, ...changes })
  return (
    <Paper withBorder p="sm" className={classes['fields'] ?? ''}>
      {content.type === 'alarms' && (
        <Select
          size="xs"
          label="State"
          placeholder="Every state"
          clearable
          clearButtonProps={{ 'aria-label': 'Every state' }}
          data={states}
          value={content.state ?? null}
          onChange={(state) => onChange({ ...content, state: state ?? undefined })}
        />
      )}
      <MultiSelect
        size="xs"
        label="Severities"
        placeholder={content.severity === undefined ? 'Every severity' : ''}
        data={severities}
        value={content.severity ?? []}
        onChange={(chosen) => {
          const severity = severities.filter((one) => chosen.includes(one))
          change({ severity: severity.length === 0 ? undefined : severity })
        }}
      />
      <TextInput
        size="xs"
        label="Metric"
        placeholder="Every metric"
        maxLength={255}
        value={content.metric ?? ''}
        onChange={({ currentTarget: { value } }) =>
          change({ metric: value.trim() === '' ? undefined : value.trim() })
        }
      />
      <TagsInput
        size="xs"
        label="Dimensions"
        description="hostname=$hostname, service=web|api, or a name for any value"
        placeholder="Every alarm"
        error={problem}
        value={writeFilters(content.dimensions)}
        onChange={(texts) => {
          const wrong = texts.map(checkFilter).find((words) => words !== undefined)
          setProblem(wrong)
          if (wrong === undefined) change({ dimensions: readFilters(texts) })
        }}
      />
      {content.type === 'alarmCounts' && (
        <Select
          size="xs"
          label="A row per"
          placeholder="All in one row"
          searchable
          clearable
          clearButtonProps={{ 'aria-label': 'All in one row' }}
          data={[
            ...new Set([
              ...(names.data?.elements ?? []),
              ...(content.groupBy === undefined ? [] : [content.groupBy]),
            ]),
          ]}
          value={content.groupBy ?? null}
          onChange={(groupBy) => onChange({ ...content, groupBy: groupBy ?? undefined })}
        />
      )}
    </Paper>
  )
}

import { Select, Stack, Textarea, TextInput } from '@mantine/core'
import { type PanelContent, type PanelType, panelLimits } from '../../../panels/panelSchema.js'
import { panelTypeLabels } from '../../../panels/panelTitle.js'
import { useFrameRange } from '../../../timeRange/FrameRangeContext.js'
import { parseRange, rangeExamples } from '../../../timeRange/parseRange.js'
import { changeType } from '../model/changeType.js'
import type { Variable } from '../model/dashboard.js'

export type HeadFieldsProps = {
  content: PanelContent
  repeat: string | undefined
  defined: readonly Variable[]
  onChange: (content: PanelContent) => void
  onRepeat: (repeat: string | undefined) => void
}

const types = Object.entries(panelTypeLabels).map(([value, label]) => ({ value: value as PanelType, label }))

/** What panels of all types have. */
export function HeadFields({ content, repeat, defined, onChange, onRepeat }: HeadFieldsProps) {
  const { zone } = useFrameRange()
  const { title = '', description = '', range = '' } = content
  const problem = range === '' ? undefined : parseRange(range, { now: Date.now(), zone }).problem
  const hasRange = 'queries' in content
  return (
    <Stack gap="xs">
      <Select
        size="xs"
        label="Type"
        allowDeselect={false}
        data={types}
        value={content.type}
        onChange={(type) => type !== null && onChange(changeType(content, type))}
      />
      <TextInput
        size="xs"
        label="Title"
        description={defined.length > 0 ? `May contain variables: $${defined[0]?.name}` : undefined}
        maxLength={panelLimits.title}
        value={title}
        onChange={({ currentTarget: { value } }) => onChange({ ...content, title: value || undefined })}
      />
      <Textarea
        size="xs"
        label="Description"
        description="Shown beside the title, on hover"
        maxLength={panelLimits.description}
        rows={2}
        value={description}
        onChange={({ currentTarget: { value } }) => onChange({ ...content, description: value || undefined })}
      />
      {hasRange && (
        <TextInput
          size="xs"
          label="Time range"
          description={`Empty: the range of the page. Else ${rangeExamples}`}
          maxLength={100}
          error={problem}
          value={range}
          onChange={({ currentTarget: { value } }) => onChange({ ...content, range: value || undefined })}
        />
      )}
      {(defined.length > 0 || repeat !== undefined) && (
        <Select
          size="xs"
          label="Repeat for each value of"
          placeholder="Not repeated"
          clearable
          clearButtonProps={{ 'aria-label': 'Do not repeat' }}
          data={defined.map(({ name, label = name }) => ({ value: name, label }))}
          value={repeat ?? null}
          onChange={(name) => onRepeat(name ?? undefined)}
        />
      )}
    </Stack>
  )
}

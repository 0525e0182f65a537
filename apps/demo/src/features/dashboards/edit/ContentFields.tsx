import { MultiSelect, Paper, Select, Switch, Textarea } from '@mantine/core'
import { type PanelContent, type PanelOf, panelLimits, type Reduction } from '../../../panels/panelSchema.js'
import { reductionLabels } from '../../../panels/reduceLine.js'
import { SettingsBar } from '../../explore/chart/SettingsBar.js'
import { QueryRows } from '../../explore/editor/QueryRows.js'
import { AlarmFields } from './AlarmFields.js'
import classes from './ContentFields.module.css'

export type ContentFieldsProps = {
  content: PanelContent
  onChange: (content: PanelContent) => void
}

const reductions = Object.entries(reductionLabels).map(([value, label]) => ({
  value: value as Reduction,
  label,
}))

/** What only panels of one type have. */
export function ContentFields({ content, onChange }: ContentFieldsProps) {
  switch (content.type) {
    case 'chart':
      return (
        <>
          <QueryRows queries={content.queries} onChange={(queries) => onChange({ ...content, queries })} />
          <Paper withBorder p="sm">
            <SettingsBar
              settings={{ legend: 'line', ...content.settings }}
              onChange={(settings) => onChange({ ...content, settings })}
            />
          </Paper>
        </>
      )
    case 'stat':
      return (
        <>
          <QueryRows queries={content.queries} onChange={(queries) => onChange({ ...content, queries })} />
          <StatFields content={content} onChange={onChange} />
        </>
      )
    case 'table':
      return (
        <>
          <QueryRows queries={content.queries} onChange={(queries) => onChange({ ...content, queries })} />
          <TableFields content={content} onChange={onChange} />
        </>
      )
    case 'alarms':
    case 'alarmCounts':
      return <AlarmFields content={content} onChange={onChange} />
    case 'text':
      return (
        <Textarea
          label="Text"
          description="Headings (#), lists (-), **strong**, *emphasis*, `code` and [links](https://…). HTML is shown as it is."
          rows={12}
          maxLength={panelLimits.text}
          value={content.text}
          onChange={({ currentTarget: { value } }) => onChange({ ...content, text: value })}
        />
      )
  }
}

function StatFields({
  content,
  onChange,
}: {
  content: PanelOf<'stat'>
  onChange: (content: PanelContent) => void
}) {
  const { value = 'last', sparkline = true, thresholds = true } = content
  return (
    <Paper withBorder p="sm" className={classes['fields'] ?? ''}>
      <Select
        size="xs"
        label="Value"
        allowDeselect={false}
        data={reductions}
        value={value}
        onChange={(next) => next !== null && onChange({ ...content, value: next })}
      />
      <Switch
        size="xs"
        label="Line below the value"
        checked={sparkline}
        onChange={({ currentTarget: { checked } }) => onChange({ ...content, sparkline: checked })}
      />
      <Switch
        size="xs"
        label="Thresholds of alarm definitions"
        checked={thresholds}
        onChange={({ currentTarget: { checked } }) => onChange({ ...content, thresholds: checked })}
      />
    </Paper>
  )
}

function TableFields({
  content,
  onChange,
}: {
  content: PanelOf<'table'>
  onChange: (content: PanelContent) => void
}) {
  const { columns = ['last'], sort = { by: 'label', desc: false } } = content
  const orders = [{ value: 'label', label: 'Line' }, ...reductions].flatMap(({ value, label }) => [
    { value: `${value} asc`, label: `${label}, ascending` },
    { value: `${value} desc`, label: `${label}, descending` },
  ])
  return (
    <Paper withBorder p="sm" className={classes['fields'] ?? ''}>
      <MultiSelect
        size="xs"
        label="Columns"
        data={reductions}
        value={[...columns]}
        onChange={(next) => {
          const chosen = reductions.flatMap(({ value }) => (next.includes(value) ? [value] : []))
          if (chosen.length > 0) onChange({ ...content, columns: chosen })
        }}
      />
      <Select
        size="xs"
        label="Order"
        allowDeselect={false}
        data={orders}
        value={`${sort.by} ${sort.desc ? 'desc' : 'asc'}`}
        onChange={(next) => {
          const [by, direction] = (next ?? '').split(' ')
          const known = by === 'label' ? by : reductions.find(({ value }) => value === by)?.value
          if (known !== undefined) onChange({ ...content, sort: { by: known, desc: direction === 'desc' } })
        }}
      />
    </Paper>
  )
}

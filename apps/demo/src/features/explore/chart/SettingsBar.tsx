import { Select, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { ChartSettings } from '../../../components/chart/types.js'
import { AlarmSelect, type AlarmSelectProps } from './AlarmSelect.js'
import classes from './SettingsBar.module.css'

export type SettingsBarProps = {
  settings: ChartSettings
  onChange: (settings: ChartSettings) => void
  /** Without it, no alarm can be chosen. */
  alarm?: AlarmSelectProps | undefined
}

const draws = [
  { value: 'lines', label: 'Lines' },
  { value: 'area', label: 'Area' },
  { value: 'stacked', label: 'Stacked' },
  { value: 'bars', label: 'Bars' },
  { value: 'points', label: 'Points' },
] as const
const scales = [
  { value: 'linear', label: 'Linear' },
  { value: 'log', label: 'Logarithmic' },
] as const
const legends = [
  { value: 'table', label: 'Table' },
  { value: 'line', label: 'Line' },
  { value: 'none', label: 'None' },
] as const

/** How the chart is drawn. */
export function SettingsBar({ settings, onChange, alarm }: SettingsBarProps) {
  const { draw, scale, min, max, legend } = settings
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be a grid in every browser
    <div role="group" aria-label="Chart settings" className={classes['bar']}>
      <Select
        size="xs"
        label="Draw"
        placeholder="Automatic"
        clearable
        clearButtonProps={{ 'aria-label': 'Draw automatically' }}
        data={draws}
        value={draw ?? null}
        onChange={(value) => onChange({ ...settings, draw: value ?? undefined })}
      />
      <Select
        size="xs"
        label="Scale"
        allowDeselect={false}
        data={scales}
        value={scale ?? 'linear'}
        onChange={(value) => onChange({ ...settings, scale: value === 'log' ? 'log' : undefined })}
      />
      {/* Another value, another text to edit. */}
      <LimitField
        key={`min ${min}`}
        label="Lowest value"
        value={min}
        isValid={(value) => max === undefined || value < max}
        onChange={(value) => onChange({ ...settings, min: value })}
      />
      <LimitField
        key={`max ${max}`}
        label="Highest value"
        value={max}
        isValid={(value) => min === undefined || value > min}
        onChange={(value) => onChange({ ...settings, max: value })}
      />
      <Select
        size="xs"
        label="Legend"
        allowDeselect={false}
        data={legends}
        value={legend ?? 'table'}
        onChange={(value) => onChange({ ...settings, legend: value ?? undefined })}
      />
      {alarm && (
        <div className={classes['wide']}>
          <AlarmSelect {...alarm} />
        </div>
      )}
    </div>
  )
}

type LimitFieldProps = {
  label: string
  value: number | undefined
  isValid: (value: number) => boolean
  onChange: (value: number | undefined) => void
}

/** An end of the value axis; used when the field is left. */
function LimitField({ label, value, isValid, onChange }: LimitFieldProps) {
  const [typed, setTyped] = useState(value === undefined ? '' : String(value))
  const next = typed.trim() === '' ? undefined : Number(typed)
  const problem =
    next === undefined || (Number.isFinite(next) && isValid(next))
      ? undefined
      : Number.isFinite(next)
        ? 'The lowest value must be below the highest.'
        : 'Enter a number.'
  const commit = () => {
    if (problem === undefined && next !== value) onChange(next)
  }
  return (
    <TextInput
      size="xs"
      label={label}
      placeholder="Automatic"
      inputMode="decimal"
      maxLength={20}
      value={typed}
      onChange={({ currentTarget }) => setTyped(currentTarget.value)}
      error={problem}
      onBlur={commit}
      onKeyDown={({ key }) => key === 'Enter' && commit()}
    />
  )
}

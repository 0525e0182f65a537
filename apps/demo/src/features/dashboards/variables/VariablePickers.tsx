import { MultiSelect, Select } from '@mantine/core'
import { allValues } from '../dashboardSearch.js'
import type { ResolvedVariable } from './resolveVariables.js'
import classes from './VariablePickers.module.css'

export type VariablePickersProps = {
  resolved: readonly ResolvedVariable[]
  /** Whether the choices could not be read. */
  hasFailed: boolean
  /** `[]` is “all”. */
  onChange: (name: string, chosen: string[]) => void
}

/** Most choices in a list at a time: others are found by typing. */
const listed = 100

/** Chooses the values of variables. */
export function VariablePickers({ resolved, hasFailed, onChange }: VariablePickersProps) {
  if (resolved.length === 0) return null
  return (
    <search className={classes['pickers']} aria-label="Variables">
      {resolved.map((one) => (
        <Picker
          key={one.variable.name}
          resolved={one}
          hasFailed={hasFailed}
          onChange={(chosen) => onChange(one.variable.name, chosen)}
        />
      ))}
    </search>
  )
}

type PickerProps = {
  resolved: ResolvedVariable
  hasFailed: boolean
  onChange: (chosen: string[]) => void
}

function Picker({ resolved: { variable, options, chosen }, hasFailed, onChange }: PickerProps) {
  const { name, label = name, dimension, multi = false, all = false } = variable
  const data = [
    ...(all ? [{ value: allValues, label: 'All' }] : []),
    // What is chosen may not exist any more.
    ...[...new Set([...(options ?? []), ...(chosen ?? [])])].map((value) => ({ value, label: value })),
  ]
  const shared = {
    size: 'xs' as const,
    label,
    data,
    searchable: true,
    limit: listed,
    className: classes['picker'] ?? '',
    placeholder:
      options === undefined
        ? hasFailed
          ? 'Not loaded'
          : 'Loading…'
        : options.length === 0
          ? `No values of ${dimension}`
          : '',
    nothingFoundMessage: 'No such value',
  }
  if (!multi) {
    const value = chosen === undefined ? null : (chosen[0] ?? allValues)
    return (
      <Select
        {...shared}
        allowDeselect={false}
        value={value}
        onChange={(next) => next !== null && onChange(next === allValues ? [] : [next])}
      />
    )
  }
  const isAll = chosen?.length === 0
  const change = (next: string[]) => {
    const values = next.filter((value) => value !== allValues)
    // All is chosen again by its entry, or by removing the last value.
    if (next.includes(allValues) && !isAll) onChange([])
    else if (values.length > 0 || all) onChange(values)
  }
  return <MultiSelect {...shared} value={isAll ? [allValues] : [...(chosen ?? [])]} onChange={change} />
}

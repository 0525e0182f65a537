import { Select } from '@mantine/core'
import { memo } from 'react'

export type FilterSelectProps = {
  label: string
  /** Shown without a value. @default 'Any' */
  placeholder?: string | undefined
  /** Label of the button that removes the filter. */
  clearLabel: string
  /** Must stay the same array while its content is the same. */
  options: readonly { value: string; label: string }[]
  /** `undefined`: no filter. */
  value: string | undefined
  /** Must stay the same function between renders. */
  onChange: (value: string | undefined) => void
  /** Shown if no option matches the typed text; without it the options cannot be searched. */
  nothingFound?: string | undefined
  /** Must stay the same function between renders. */
  onFocus?: (() => void) | undefined
}

/** A filter with a list of values. Renders only if it changes itself: a page has many, and each takes time. */
export const FilterSelect = memo(function FilterSelect(props: FilterSelectProps) {
  const { label, placeholder = 'Any', clearLabel, options, value, onChange, nothingFound, onFocus } = props
  return (
    <Select
      size="xs"
      label={label}
      placeholder={placeholder}
      searchable={nothingFound !== undefined}
      clearable
      clearButtonProps={{ 'aria-label': clearLabel }}
      limit={100}
      data={[...options]}
      value={value ?? null}
      onChange={(next) => onChange(next ?? undefined)}
      onFocus={onFocus}
      nothingFoundMessage={nothingFound}
    />
  )
})

import { Select } from '@mantine/core'
import { type ReactNode, useEffect, useRef } from 'react'
import { withMantine } from '../mantine/withMantine.js'

type Item = string | { value: string; label: string }

export type SearchSelectProps = {
  label: string
  data: readonly (Item | { group: string; items: Item[] })[]
  value: string | undefined
  onChange: (value: string) => void
  width?: number | undefined
  disabled?: boolean | undefined
  icon?: ReactNode
  /** @default true */
  searchable?: boolean | undefined
}

/** Chooses from a list that can be searched. Opens at once: it loads when the field is used. */
export const SearchSelect = withMantine(function SearchSelect(props: SearchSelectProps) {
  const { label, data, value, onChange, width, disabled = false, icon, searchable = true } = props
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => input.current?.focus(), [])
  return (
    <Select
      ref={input}
      aria-label={label}
      size="xs"
      {...(width === undefined ? {} : { w: width })}
      allowDeselect={false}
      searchable={searchable}
      defaultDropdownOpened
      disabled={disabled}
      leftSection={icon}
      data={data}
      value={value ?? null}
      onChange={(next) => next !== null && onChange(next)}
      nothingFoundMessage="No matches"
      limit={200}
    />
  )
})

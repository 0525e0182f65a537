import { Select } from '@mantine/core'
import { useDimensionNames } from '@monasca/react'
import { memo, useState } from 'react'

export type GroupPickerProps = {
  group: string | undefined
  /** Must stay the same function between renders. */
  onChange: (group: string | undefined) => void
}

/** Chooses what the alarms are grouped by. */
export const GroupPicker = memo(function GroupPicker({ group, onChange }: GroupPickerProps) {
  const [opened, setOpened] = useState(false)
  const names = useDimensionNames({ query: { enabled: opened } })
  const dimensions = (names.data?.elements ?? []).map((name) => `dimension.${name}`)
  const all = [...new Set([...dimensions, ...(group?.startsWith('dimension.') ? [group] : [])])]
  return (
    <Select
      size="xs"
      w={190}
      aria-label="Group by"
      placeholder="Not grouped"
      searchable
      clearable
      clearButtonProps={{ 'aria-label': 'Not grouped' }}
      data={[
        { value: 'definition', label: 'Group by definition' },
        { value: 'host', label: 'Group by host' },
        { value: 'minute', label: 'Group by start minute' },
        ...all
          .filter((value) => value !== 'dimension.hostname')
          .map((value) => ({ value, label: `Group by ${value.replace('dimension.', '')}` })),
      ]}
      value={group ?? null}
      onFocus={() => setOpened(true)}
      onChange={(value) => onChange(value ?? undefined)}
    />
  )
})

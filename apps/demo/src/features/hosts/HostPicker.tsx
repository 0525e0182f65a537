import { Select } from '@mantine/core'
import { IconServer } from '@tabler/icons-react'
import type { Host } from '../../hosts/hosts.js'

export type HostPickerProps = {
  hosts: readonly Host[]
  value: string | undefined
  onChange: (name: string) => void
}

/** Chooses the host whose charts are shown. */
export function HostPicker({ hosts, value, onChange }: HostPickerProps) {
  const names = (simulated: boolean) =>
    hosts.filter((host) => host.simulated === simulated).map(({ name }) => name)
  const groups = [
    { group: 'Measured', items: names(false) },
    { group: 'Simulated', items: names(true) },
  ]
  return (
    <Select
      aria-label="Host"
      size="xs"
      searchable
      allowDeselect={false}
      disabled={hosts.length === 0}
      leftSection={<IconServer size={14} aria-hidden="true" />}
      data={groups.filter(({ items }) => items.length > 0)}
      value={value ?? null}
      onChange={(name) => name !== null && onChange(name)}
      nothingFoundMessage="No such host"
      limit={200}
    />
  )
}

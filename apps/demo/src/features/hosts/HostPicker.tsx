import { IconServer } from '@tabler/icons-react'
import { LazySelect } from '../../components/float/LazySelect.js'
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
    <LazySelect
      label="Host"
      disabled={hosts.length === 0}
      icon={<IconServer size={14} aria-hidden="true" />}
      data={groups.filter(({ items }) => items.length > 0)}
      value={value}
      onChange={onChange}
    />
  )
}

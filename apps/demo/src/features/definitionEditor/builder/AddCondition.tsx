import { Autocomplete, Button, Group } from '@mantine/core'
import { unitOfMetric } from '@monasca/core/units'
import { useMetricNames } from '@monasca/react'
import { IconPlus } from '@tabler/icons-react'
import { type KeyboardEvent, useState } from 'react'
import { isChoosing } from '../fields/isChoosing.js'
import { startComparison } from '../model/editExpression.js'
import classes from './Builder.module.css'

export type AddConditionProps = {
  /** Text of the button that opens the form. */
  label: string
  /** Whether the form is open from the start. */
  opened?: boolean
  onAdd: (comparison: string) => void
}

/** Adds a condition on a metric that is chosen first: without a metric there is no condition. */
export function AddCondition({ label, opened = false, onAdd }: AddConditionProps) {
  const [isOpen, setOpen] = useState(opened)
  const [name, setName] = useState('')
  const [isRefused, setRefused] = useState(false)
  const names = useMetricNames({ query: { select: ({ elements }) => elements, enabled: isOpen } })

  if (!isOpen) {
    return (
      <Button
        size="compact-sm"
        variant="subtle"
        className={classes['open'] ?? ''}
        leftSection={<IconPlus size={14} aria-hidden="true" />}
        onClick={() => setOpen(true)}
      >
        {label}
      </Button>
    )
  }
  const add = () => {
    const threshold = unitOfMetric(name) === 'percent' ? 90 : 0
    const comparison = startComparison(name.trim(), { threshold })
    setRefused(comparison === undefined)
    if (comparison === undefined) return
    onAdd(comparison)
    setName('')
    setOpen(opened)
  }
  const handleKey = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && !opened) setOpen(false)
    if (event.key !== 'Enter' || isChoosing(event)) return
    event.preventDefault()
    add()
  }
  return (
    <Group gap="xs" align="flex-end" wrap="nowrap" className={classes['add'] ?? ''}>
      <Autocomplete
        label="Metric of the new condition"
        placeholder="Search metrics"
        size="xs"
        comboboxProps={{ withinPortal: false }}
        limit={50}
        data={names.data ?? []}
        value={name}
        error={isRefused ? 'Enter a metric name' : undefined}
        onChange={(next) => {
          setName(next)
          setRefused(false)
        }}
        onKeyDown={handleKey}
        autoFocus={!opened}
        flex={1}
      />
      <Button size="xs" onClick={add}>
        Add
      </Button>
      {!opened && (
        <Button size="xs" variant="default" onClick={() => setOpen(false)}>
          Cancel
        </Button>
      )}
    </Group>
  )
}

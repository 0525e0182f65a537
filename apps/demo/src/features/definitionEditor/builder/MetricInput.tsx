import { Autocomplete } from '@mantine/core'
import { useMetricNames } from '@monasca/react'
import { useState } from 'react'
import { useDraft } from '../fields/useDraft.js'

export type MetricInputProps = {
  value: string
  /** Returns whether an expression can contain the name. */
  onChange: (name: string) => boolean
}

/** The name of a metric, with those of the server. They are read when the field is first used. */
export function MetricInput({ value, onChange }: MetricInputProps) {
  const [isUsed, setUsed] = useState(false)
  const names = useMetricNames({ query: { select: ({ elements }) => elements, enabled: isUsed } })
  const draft = useDraft(value, onChange)
  return (
    <Autocomplete
      label="Metric"
      size="xs"
      comboboxProps={{ withinPortal: false }}
      limit={50}
      data={names.data ?? []}
      value={draft.text}
      error={draft.isRefused ? 'An expression cannot contain this name' : undefined}
      onFocus={() => setUsed(true)}
      onChange={draft.change}
      onBlur={draft.drop}
    />
  )
}

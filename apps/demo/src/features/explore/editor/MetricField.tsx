import { Autocomplete } from '@mantine/core'
import { useMetricNames } from '@monasca/react'
import { useState } from 'react'

export type MetricFieldProps = {
  metric: string
  onChange: (metric: string) => void
}

/** The metric of a query: any name, with completion. */
export function MetricField({ metric, onChange }: MetricFieldProps) {
  const names = useMetricNames({})
  const [typed, setTyped] = useState(metric)
  const commit = (name: string) => {
    const next = name.trim()
    setTyped(next === '' ? metric : next)
    if (next !== '' && next !== metric) onChange(next)
  }
  return (
    <Autocomplete
      size="xs"
      label="Metric"
      data={names.data?.elements ?? []}
      limit={50}
      maxLength={255}
      value={typed}
      onChange={setTyped}
      onOptionSubmit={commit}
      onBlur={() => commit(typed)}
      onKeyDown={(event) => {
        // With an option chosen by keys, that one is submitted.
        if (event.key === 'Enter' && !event.defaultPrevented) commit(typed)
      }}
    />
  )
}

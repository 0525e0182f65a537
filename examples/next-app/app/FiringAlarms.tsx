'use client'

import { useAlarms } from '@monasca/react'
import { polling } from '@monasca/react/query'

export function FiringAlarms() {
  const { data, error } = useAlarms({
    state: 'ALARM',
    query: { ...polling({ interval: 10_000 }), staleTime: 5000 },
  })
  if (!data) return error ? <p role="alert">{error.shortMessage}</p> : <p>Loading…</p>
  return (
    <ul aria-label="Firing alarms">
      {data.elements.map(({ id, alarmDefinition, metrics }) => (
        <li key={id}>
          {alarmDefinition.severity} {alarmDefinition.name} on {metrics[0]?.dimensions.hostname}
        </li>
      ))}
    </ul>
  )
}

import { MultiSelect } from '@mantine/core'
import { type QueryFunction, queryFunctions } from '../../../queries/metricQuery.js'
import { functionLabels } from './queryWords.js'

export type FunctionsFieldProps = {
  functions: readonly QueryFunction[]
  onChange: (functions: QueryFunction[]) => void
}

const measurements = 'measurements'
const options = [
  ...queryFunctions.map((value) => ({ value, label: functionLabels[value] })),
  { value: measurements, label: 'Measurements' },
]

/** What is computed over each period, or the measurements themselves. */
export function FunctionsField({ functions, onChange }: FunctionsFieldProps) {
  const value = functions.length === 0 ? [measurements] : [...functions]
  const change = (next: string[]) => {
    const chosen = queryFunctions.filter((one) => next.includes(one))
    const isMeasurements = next.includes(measurements) && !value.includes(measurements)
    if (isMeasurements) onChange([])
    // Something is always shown.
    else if (chosen.length > 0) onChange(chosen)
  }
  return <MultiSelect size="xs" label="Show" searchable data={options} value={value} onChange={change} />
}

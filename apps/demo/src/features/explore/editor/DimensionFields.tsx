import { Select } from '@mantine/core'
import type { MetricQuery } from '../../../queries/metricQuery.js'
import { DimensionField } from './DimensionField.js'

export type DimensionFieldsProps = {
  metric: string
  dimensions: NonNullable<MetricQuery['dimensions']>
  /** Names of the metric's dimensions. */
  names: readonly string[]
  /** Called before `names` are needed. */
  onOpen: () => void
  onChange: (dimensions: NonNullable<MetricQuery['dimensions']>) => void
}

/** Filters a query by dimensions. */
export function DimensionFields({ metric, dimensions, names, onOpen, onChange }: DimensionFieldsProps) {
  const used = Object.keys(dimensions)
  return (
    <>
      {Object.entries(dimensions).map(([dimension, values]) => (
        <DimensionField
          key={dimension}
          metric={metric}
          dimension={dimension}
          values={values}
          onChange={(next) => onChange({ ...dimensions, [dimension]: next })}
          onRemove={() =>
            onChange(Object.fromEntries(Object.entries(dimensions).filter(([name]) => name !== dimension)))
          }
        />
      ))}
      <Select
        size="xs"
        label="Filter by"
        placeholder="Add dimension"
        searchable
        data={names.filter((name) => !used.includes(name))}
        value={null}
        onFocus={onOpen}
        onChange={(name) => name !== null && onChange({ ...dimensions, [name]: [] })}
        nothingFoundMessage="No other dimension"
      />
    </>
  )
}

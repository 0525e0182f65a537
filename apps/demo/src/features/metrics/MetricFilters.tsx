import { Select, TagsInput } from '@mantine/core'
import { useMetricNames } from '@monasca/react'
import { IconSearch } from '@tabler/icons-react'
import { useState } from 'react'
import { checkFilter, splitFilters } from '../../search/dimensionFilters.js'
import classes from './MetricFilters.module.css'

export type MetricFiltersProps = {
  name: string | undefined
  /** `key=value` or `key`. */
  filters: readonly string[]
  suggestions: readonly string[]
  onName: (name: string | undefined) => void
  onFilters: (filters: string[] | undefined) => void
}

/** Filters the list of metrics by name and dimensions. */
export function MetricFilters({ name, filters, suggestions, onName, onFilters }: MetricFiltersProps) {
  const names = useMetricNames({})
  const [problem, setProblem] = useState<string>()
  // The name in the address is shown even if no such metric exists, or the names have not loaded.
  const options = [
    ...new Set([...(names.data?.elements ?? []), ...(name === undefined ? [] : [name])]),
  ].sort()

  const changeFilters = (next: string[]) => {
    const typed = next.flatMap((text) => (filters.includes(text) ? [text] : splitFilters(text)))
    const wrong = typed.map(checkFilter).find((words) => words !== undefined)
    setProblem(wrong)
    if (wrong === undefined) onFilters(typed.length === 0 ? undefined : typed)
  }

  return (
    <search className={classes['filters']} aria-label="Filter metrics">
      <Select
        label="Name"
        placeholder="Any name"
        searchable
        clearable
        clearButtonProps={{ 'aria-label': 'Any name' }}
        data={options}
        limit={100}
        value={name ?? null}
        onChange={(value) => onName(value ?? undefined)}
        nothingFoundMessage="No such name"
        leftSection={<IconSearch size={14} aria-hidden="true" />}
      />
      <TagsInput
        label="Dimensions"
        placeholder={filters.length === 0 ? 'hostname=web1, device=sda|sdb, or only a name' : ''}
        data={suggestions.filter((suggestion) => !filters.includes(suggestion))}
        limit={50}
        value={[...filters]}
        onChange={changeFilters}
        error={problem}
        splitChars={[',']}
        clearable
        clearButtonProps={{ 'aria-label': 'Any dimensions' }}
      />
    </search>
  )
}

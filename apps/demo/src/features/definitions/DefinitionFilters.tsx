import { Button, MultiSelect, Select } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { SearchText } from '../../components/form/SearchText.js'
import classes from './DefinitionsPage.module.css'
import { type DefinitionsSearch, filterNames, severities, sorts } from './definitionsSearch.js'

export type DefinitionFiltersProps = {
  search: DefinitionsSearch
  /** `key=value` pairs to choose from. */
  pairs: readonly string[]
  onChange: (changes: Partial<DefinitionsSearch>, options?: { replace: boolean }) => void
}

const severityLabels = { CRITICAL: 'Critical', HIGH: 'High', MEDIUM: 'Medium', LOW: 'Low' } as const

const sortLabels = {
  name: 'Name, A to Z',
  '-name': 'Name, Z to A',
  '-severity': 'Most severe first',
  severity: 'Least severe first',
  '-created': 'Newest first',
  '-updated': 'Last changed first',
} as const satisfies Record<(typeof sorts)[number], string>

/** Search, filters and order of the list. */
export function DefinitionFilters({ search, pairs, onChange }: DefinitionFiltersProps) {
  const isFiltered = filterNames.some((name) => search[name] !== undefined)
  return (
    <search aria-label="Filter alarm definitions" className={classes['filters']}>
      <SearchText
        key={search.text ?? ''}
        label="Search"
        placeholder="Name, description, expression"
        text={search.text}
        onChange={onChange}
        className={classes['text']}
      />
      <MultiSelect
        size="xs"
        label="Severity"
        placeholder={search.severity === undefined ? 'Any' : ''}
        data={severities.map((value) => ({ value, label: severityLabels[value] }))}
        value={search.severity ?? []}
        onChange={(values) => {
          const chosen = severities.filter((severity) => values.includes(severity))
          onChange({ severity: chosen.length === 0 ? undefined : chosen })
        }}
      />
      <MultiSelect
        size="xs"
        label="Dimensions"
        placeholder={search.dimensions === undefined ? 'Any' : ''}
        searchable
        limit={100}
        data={[...new Set([...pairs, ...(search.dimensions ?? [])])]}
        value={search.dimensions ?? []}
        nothingFoundMessage="No expression has such a dimension"
        onChange={(values) => onChange({ dimensions: values.length === 0 ? undefined : values })}
      />
      <Select
        size="xs"
        label="Order"
        allowDeselect={false}
        data={sorts.map((value) => ({ value, label: sortLabels[value] }))}
        value={search.sort ?? 'name'}
        onChange={(value) => {
          const sort = sorts.find((known) => known === value)
          onChange({ sort: sort === 'name' ? undefined : sort })
        }}
      />
      {isFiltered && (
        <Button
          className={classes['clear'] ?? ''}
          variant="subtle"
          size="xs"
          leftSection={<IconX size={14} aria-hidden="true" />}
          onClick={() => onChange(Object.fromEntries(filterNames.map((name) => [name, undefined])))}
        >
          Clear filters
        </Button>
      )}
    </search>
  )
}

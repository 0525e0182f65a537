import { Button, MultiSelect, Select, TextInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { IconSearch, IconX } from '@tabler/icons-react'
import { useState } from 'react'
import classes from './DefinitionsPage.module.css'
import { type DefinitionsSearch, filterNames, severities, sorts } from './definitionsSearch.js'

export type DefinitionFiltersProps = {
  search: DefinitionsSearch
  /** `key=value` pairs to choose from. */
  pairs: readonly string[]
  onChange: (changes: Partial<DefinitionsSearch>, options?: { replace: boolean }) => void
}

/** Milliseconds without typing before the text is searched for. */
const pause = 300

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
      <SearchText key={search.text ?? ''} text={search.text} onChange={onChange} />
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

function SearchText({
  text,
  onChange,
}: Pick<DefinitionFiltersProps, 'onChange'> & { text: string | undefined }) {
  const [typed, setTyped] = useState(text ?? '')
  const search = useDebouncedCallback((next: string) => {
    const changed = next.trim() === '' ? undefined : next.trim()
    if (changed === text) return
    // Back undoes the search as a whole, not letter by letter.
    onChange({ text: changed }, { replace: text !== undefined && changed !== undefined })
  }, pause)
  return (
    <TextInput
      className={classes['text'] ?? ''}
      size="xs"
      type="search"
      label="Search"
      placeholder="Name, description, expression"
      maxLength={100}
      leftSection={<IconSearch size={14} aria-hidden="true" />}
      value={typed}
      onChange={({ currentTarget }) => {
        setTyped(currentTarget.value)
        search(currentTarget.value)
      }}
    />
  )
}

import { Button, Select, TextInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import type { AlarmDefinition } from '@monasca/core'
import { useAlarmCount, useMetricNames } from '@monasca/react'
import { IconFilter, IconSearch, IconX } from '@tabler/icons-react'
import { useState } from 'react'
import classes from './AlarmFilters.module.css'
import { type AlarmsSearch, filterNames } from './alarmsSearch.js'
import { changedWithin } from './changedWithin.js'
import { DimensionsInput } from './DimensionsInput.js'

export type AlarmFiltersProps = {
  search: AlarmsSearch
  definitions: readonly Pick<AlarmDefinition, 'id' | 'name'>[]
  onChange: (changes: Partial<AlarmsSearch>, options?: { replace: boolean }) => void
}

/** Milliseconds without typing before the text is searched for. */
const pause = 300

/** All filters except state and severity. */
export function AlarmFilters({ search, definitions, onChange }: AlarmFiltersProps) {
  const [open, setOpen] = useState(false)
  const [names, setNames] = useState(false)
  const metricNames = useMetricNames({ query: { enabled: names } })
  const lifecycles = useLifecycles()
  const active = filterNames.filter((name) => search[name] !== undefined).length
  const metrics = [
    ...new Set([
      ...(metricNames.data?.elements ?? []),
      ...(search.metric === undefined ? [] : [search.metric]),
    ]),
  ].sort()
  const known = definitions.some(({ id }) => id === search.definition)
  const definitionOptions = [
    ...definitions.map(({ id, name }) => ({ value: id, label: name })),
    ...(search.definition === undefined || known
      ? []
      : [{ value: search.definition, label: search.definition }]),
  ]
  return (
    <search aria-label="Filter alarms" className={classes['filters']} data-open={open || undefined}>
      <SearchText key={search.text ?? ''} text={search.text} onChange={onChange} />
      <Button
        className={classes['more'] ?? ''}
        variant="default"
        size="xs"
        hiddenFrom="sm"
        aria-expanded={open}
        leftSection={<IconFilter size={14} aria-hidden="true" />}
        onClick={() => setOpen(!open)}
      >
        {active === 0 ? 'Filters' : `Filters (${active})`}
      </Button>
      <Select
        size="xs"
        label="Definition"
        placeholder="Any"
        searchable
        clearable
        clearButtonProps={{ 'aria-label': 'Any definition' }}
        limit={100}
        data={definitionOptions}
        value={search.definition ?? null}
        onChange={(value) => onChange({ definition: value ?? undefined })}
        nothingFoundMessage="No such definition"
      />
      <Select
        size="xs"
        label="Metric"
        placeholder="Any"
        searchable
        clearable
        clearButtonProps={{ 'aria-label': 'Any metric' }}
        limit={100}
        data={metrics}
        value={search.metric ?? null}
        onFocus={() => setNames(true)}
        onChange={(value) => onChange({ metric: value ?? undefined })}
        nothingFoundMessage={metricNames.isPending ? 'Loading…' : 'No such metric'}
      />
      <div className={classes['wide']}>
        <DimensionsInput
          filters={search.dimensions ?? []}
          metricName={search.metric}
          onChange={(dimensions) => onChange({ dimensions })}
        />
      </div>
      <Select
        size="xs"
        label="Lifecycle"
        placeholder="Any"
        clearable
        clearButtonProps={{ 'aria-label': 'Any lifecycle state' }}
        data={[
          { value: notSet, label: 'Not set' },
          ...[...new Set([...lifecycles, ...(search.lifecycle ? [search.lifecycle] : [])])].map((value) => ({
            value: `=${value}`,
            label: value,
          })),
        ]}
        value={
          search.lifecycle === undefined ? null : search.lifecycle === '' ? notSet : `=${search.lifecycle}`
        }
        onChange={(value) =>
          onChange({ lifecycle: value === null ? undefined : value === notSet ? '' : value.slice(1) })
        }
      />
      <Select
        size="xs"
        label="Link"
        placeholder="Any"
        clearable
        clearButtonProps={{ 'aria-label': 'With or without a link' }}
        data={[
          { value: 'with', label: 'With a link' },
          { value: 'without', label: 'Without a link' },
        ]}
        value={search.link ?? null}
        onChange={(value) => onChange({ link: value === 'with' || value === 'without' ? value : undefined })}
      />
      <Select
        size="xs"
        label="Changed"
        placeholder="Any time"
        clearable
        clearButtonProps={{ 'aria-label': 'Any time of change' }}
        data={changedWithin.map(({ id, label }) => ({ value: id, label }))}
        value={search.changed ?? null}
        onChange={(value) => onChange({ changed: changedWithin.find(({ id }) => id === value)?.id })}
      />
      {active > 0 && (
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

/** The value of “Not set”: no lifecycle state, which all begin with `=` here. */
const notSet = 'unset'

function SearchText(props: Pick<AlarmFiltersProps, 'onChange'> & { text: string | undefined }) {
  const { text, onChange } = props
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
      label="Text"
      placeholder="Name, host, link…"
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

/** The lifecycle states that alarms of the project have. */
function useLifecycles(): string[] {
  const { data } = useAlarmCount({ groupBy: ['lifecycle_state'], limit: 100 })
  const column = data?.columns.indexOf('lifecycle_state') ?? -1
  return (data?.counts ?? [])
    .map((row) => row[column])
    .filter((value) => typeof value === 'string' && value !== '') as string[]
}

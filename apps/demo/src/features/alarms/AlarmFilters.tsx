import { Button } from '@mantine/core'
import type { AlarmDefinition } from '@monasca/core'
import { useAlarmCount, useMetricNames } from '@monasca/react'
import { IconFilter, IconX } from '@tabler/icons-react'
import { useCallback, useMemo, useState } from 'react'
import { SearchText } from '../../components/form/SearchText.js'
import classes from './AlarmFilters.module.css'
import { type AlarmsSearch, filterNames } from './alarmsSearch.js'
import { changedWithin } from './changedWithin.js'
import { DimensionsInput } from './DimensionsInput.js'
import { FilterSelect } from './FilterSelect.js'

export type AlarmFiltersProps = {
  search: AlarmsSearch
  definitions: readonly Pick<AlarmDefinition, 'id' | 'name'>[]
  /** Must stay the same function between renders. */
  onChange: (changes: Partial<AlarmsSearch>, options?: { replace: boolean }) => void
}

/** The value of “Not set”: no lifecycle state, which all begin with `=` here. */
const notSet = 'unset'
const noFilters: readonly string[] = []
const linkOptions = [
  { value: 'with', label: 'With a link' },
  { value: 'without', label: 'Without a link' },
]
const changedOptions = changedWithin.map(({ id, label }) => ({ value: id, label }))

/** All filters except state and severity. */
export function AlarmFilters({ search, definitions, onChange }: AlarmFiltersProps) {
  const [open, setOpen] = useState(false)
  const [names, setNames] = useState(false)
  const metricNames = useMetricNames({ query: { enabled: names } })
  const active = filterNames.filter((name) => search[name] !== undefined).length
  const set = useSetters(onChange)
  return (
    <search aria-label="Filter alarms" className={classes['filters']} data-open={open || undefined}>
      <SearchText
        key={search.text ?? ''}
        label="Text"
        placeholder="Name, host, link…"
        text={search.text}
        onChange={onChange}
        className={classes['text']}
      />
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
      <FilterSelect
        label="Definition"
        clearLabel="Any definition"
        options={useDefinitionOptions(definitions, search.definition)}
        value={search.definition}
        onChange={set.definition}
        nothingFound="No such definition"
      />
      <FilterSelect
        label="Metric"
        clearLabel="Any metric"
        options={useMetricOptions(metricNames.data?.elements, search.metric)}
        value={search.metric}
        onFocus={useCallback(() => setNames(true), [])}
        onChange={set.metric}
        nothingFound={metricNames.isPending ? 'Loading…' : 'No such metric'}
      />
      <div className={classes['wide']}>
        <DimensionsInput
          filters={search.dimensions ?? noFilters}
          metricName={search.metric}
          onChange={set.dimensions}
        />
      </div>
      <FilterSelect
        label="Lifecycle"
        clearLabel="Any lifecycle state"
        options={useLifecycleOptions(search.lifecycle)}
        value={search.lifecycle === '' ? notSet : search.lifecycle && `=${search.lifecycle}`}
        onChange={set.lifecycle}
      />
      <FilterSelect
        label="Link"
        clearLabel="With or without a link"
        options={linkOptions}
        value={search.link}
        onChange={set.link}
      />
      <FilterSelect
        label="Changed"
        placeholder="Any time"
        clearLabel="Any time of change"
        options={changedOptions}
        value={search.changed}
        onChange={set.changed}
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

/** A function per filter that stays the same between renders. */
function useSetters(onChange: AlarmFiltersProps['onChange']) {
  return useMemo(
    () => ({
      definition: (definition?: string) => onChange({ definition }),
      metric: (metric?: string) => onChange({ metric }),
      dimensions: (dimensions?: string[]) => onChange({ dimensions }),
      lifecycle: (value?: string) => onChange({ lifecycle: value === notSet ? '' : value?.slice(1) }),
      link: (value?: string) =>
        onChange({ link: value === 'with' || value === 'without' ? value : undefined }),
      changed: (value?: string) => onChange({ changed: changedWithin.find(({ id }) => id === value)?.id }),
    }),
    [onChange],
  )
}

function useDefinitionOptions(definitions: AlarmFiltersProps['definitions'], chosen: string | undefined) {
  return useMemo(() => {
    const options = definitions.map(({ id, name }) => ({ value: id, label: name }))
    const isUnknown = chosen !== undefined && !definitions.some(({ id }) => id === chosen)
    return isUnknown ? [...options, { value: chosen, label: chosen }] : options
  }, [definitions, chosen])
}

function useMetricOptions(names: readonly string[] | undefined, chosen: string | undefined) {
  return useMemo(
    () =>
      withChosen(names ?? [], chosen)
        .toSorted()
        .map((name) => ({ value: name, label: name })),
    [names, chosen],
  )
}

/** The lifecycle states that alarms of the project have. */
function useLifecycleOptions(chosen: string | undefined) {
  const { data } = useAlarmCount({ groupBy: ['lifecycle_state'], limit: 100 })
  return useMemo(() => {
    const column = data?.columns.indexOf('lifecycle_state') ?? -1
    const states = (data?.counts ?? [])
      .map((row) => row[column])
      .filter((value): value is string => typeof value === 'string' && value !== '')
    return [
      { value: notSet, label: 'Not set' },
      ...withChosen(states, chosen || undefined).map((state) => ({ value: `=${state}`, label: state })),
    ]
  }, [data, chosen])
}

/** The values, each once, with the one that is chosen: it may have left the server. */
function withChosen(values: readonly string[], chosen: string | undefined): string[] {
  return [...new Set([...values, ...(chosen === undefined ? [] : [chosen])])]
}

import { Button, SegmentedControl, Select, TextInput } from '@mantine/core'
import { IconRulerMeasure, IconSearch } from '@tabler/icons-react'
import type { Range } from '../../timeRange/ranges.js'
import classes from './HostsToolbar.module.css'
import { hostMetrics, parseHostMetricId } from './hostMetrics.js'
import type { HostsSearch, HostsSort, HostsView } from './hostsSearch.js'
import { formatStep, resolutionsOf } from './resolutions.js'

export type HostsToolbarProps = {
  search: HostsSearch
  range: Pick<Range, 'length' | 'period'>
  onChange: (part: HostsSearch) => void
}

const automatic = 'auto'

const views: { value: HostsView; label: string }[] = [
  { value: 'cards', label: 'Cards' },
  { value: 'overlay', label: 'Overlay' },
  { value: 'heat', label: 'Heat map' },
  { value: 'table', label: 'Table' },
]
const sorts: { value: HostsSort; label: string }[] = [
  { value: 'worst', label: 'Worst first' },
  { value: 'name', label: 'By name' },
  { value: 'value', label: 'By value' },
]

/** Chooses metric, filter, view, order and scale of the hosts. */
export function HostsToolbar({ search, range, onChange }: HostsToolbarProps) {
  const { metric = 'cpu', filter = '', view = 'cards', sort = 'worst', scale, step } = search
  const steps = resolutionsOf(range)
  return (
    <div className={classes['toolbar']}>
      <Select
        aria-label="Metric"
        size="xs"
        w={150}
        allowDeselect={false}
        data={hostMetrics.map(({ id, label }) => ({ value: id, label }))}
        value={metric}
        onChange={(id) => onChange({ metric: parseHostMetricId(id) })}
      />
      <TextInput
        aria-label="Filter by name"
        placeholder="Filter by name"
        type="search"
        size="xs"
        w={170}
        leftSection={<IconSearch size={14} aria-hidden="true" />}
        value={filter}
        onChange={(event) => onChange({ filter: event.currentTarget.value })}
      />
      <SegmentedControl<HostsView>
        size="xs"
        aria-label="View"
        value={view}
        onChange={(next) => onChange({ view: next === 'cards' ? undefined : next })}
        data={views}
      />
      <SegmentedControl<HostsSort>
        size="xs"
        aria-label="Sort by"
        value={sort}
        onChange={(next) => onChange({ sort: next === 'worst' ? undefined : next })}
        data={sorts}
      />
      {view === 'cards' && (
        <Button
          variant={scale === 'same' ? 'light' : 'default'}
          size="xs"
          fw={500}
          aria-pressed={scale === 'same'}
          leftSection={<IconRulerMeasure size={14} aria-hidden="true" />}
          onClick={() => onChange({ scale: scale === 'same' ? undefined : 'same' })}
        >
          Same scale
        </Button>
      )}
      <Select
        aria-label="Resolution"
        size="xs"
        w={130}
        allowDeselect={false}
        data={[
          { value: automatic, label: 'Auto steps' },
          ...steps.map((one) => ({ value: String(one), label: `${formatStep(one)} steps` })),
        ]}
        value={step !== undefined && steps.includes(step) ? String(step) : automatic}
        onChange={(next) =>
          onChange({ step: next === null || next === automatic ? undefined : Number(next) })
        }
      />
    </div>
  )
}

import type { AlarmTarget, MatchingAlarms } from '@monasca/react/query'
import { useState } from 'react'
import type { TableSelection } from '../../components/table/types.js'
import { type AlarmGroup, type Grouping, groupKeys } from './alarmGroups.js'
import type { SelectedAlarms } from './useAlarmSelection.js'

export type UseGroupSelectionParameters = {
  /** A change clears the selection. */
  subject: string
  groups: readonly AlarmGroup[]
  grouping: Grouping | undefined
  /** Number of alarms that match. */
  total: number
  matching: () => MatchingAlarms
}

/** The selected groups: all alarms in them are selected. */
export function useGroupSelection(
  parameters: UseGroupSelectionParameters,
): SelectedAlarms & TableSelection<AlarmGroup> {
  const { subject, groups, grouping, total, matching } = parameters
  const [state, setState] = useState<{ subject: string; keys: ReadonlySet<string>; isAll: boolean }>({
    subject,
    keys: new Set(),
    isAll: false,
  })
  const { keys, isAll } = state.subject === subject ? state : { keys: new Set<string>(), isAll: false }
  const chosen = groups.filter(({ key }) => keys.has(key))
  const set = (next: ReadonlySet<string>, all = false) => setState({ subject, keys: next, isAll: all })
  const target = (): AlarmTarget => {
    const filter = matching()
    if (isAll || grouping === undefined) return { matching: filter }
    const where = (alarm: Parameters<typeof groupKeys>[0]) =>
      groupKeys(alarm, grouping).some((key) => keys.has(key)) && (filter.where?.(alarm) ?? true)
    return { matching: { ...filter, where } }
  }
  return {
    // An alarm in several groups counts once.
    count: isAll
      ? total
      : Math.min(
          total,
          chosen.reduce((sum, { count }) => sum + count, 0),
        ),
    isAll,
    isSelected: (key) => isAll || keys.has(key),
    extent:
      isAll || (chosen.length > 0 && chosen.length === groups.length)
        ? 'all'
        : chosen.length === 0
          ? 'none'
          : 'some',
    onSelect: (rows, isSelected) => {
      const next = new Set(isAll ? groups.map(({ key }) => key) : keys)
      for (const { key } of rows) {
        if (isSelected) next.add(key)
        else next.delete(key)
      }
      set(next)
    },
    onSelectAll: (isSelected) => set(new Set(isSelected ? groups.map(({ key }) => key) : [])),
    target,
    selectMatching: () => set(new Set(), true),
    clear: () => set(new Set()),
  }
}

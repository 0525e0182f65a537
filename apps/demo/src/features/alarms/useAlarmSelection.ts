import type { Alarm } from '@monasca/core'
import type { AlarmTarget, MatchingAlarms } from '@monasca/react/query'
import { useState } from 'react'
import type { TableSelection } from '../../components/table/types.js'

/** Some alarms, or all that match the filters except some. */
type Selected =
  | { kind: 'some'; alarms: ReadonlyMap<string, Alarm> }
  | { kind: 'all'; except: ReadonlySet<string> }

/** Selected alarms, one by one or as groups. */
export type SelectedAlarms = {
  /** Number of selected alarms. */
  count: number
  /** Whether everything that matches is selected, loaded or not. */
  isAll: boolean
  /** What to change. */
  target: () => AlarmTarget
  selectMatching: () => void
  clear: () => void
}

export type AlarmSelection = TableSelection<Alarm> & SelectedAlarms

export type UseAlarmSelectionParameters = {
  /** A change clears the selection: the filters, as text. */
  subject: string
  /** Number of alarms that match. */
  total: number
  /** The alarms in memory: what the checkbox in the head selects. */
  loaded: () => readonly Alarm[]
  /** The filters, for all that match. */
  matching: () => MatchingAlarms
}

const none: Selected = { kind: 'some', alarms: new Map() }

/** The selected alarms of a list of which only a part is in memory. */
export function useAlarmSelection(parameters: UseAlarmSelectionParameters): AlarmSelection {
  const { subject, total, loaded, matching } = parameters
  const [state, setState] = useState<{ subject: string; selected: Selected }>({ subject, selected: none })
  const selected = state.subject === subject ? state.selected : none
  const set = (next: Selected) => setState({ subject, selected: next })
  const count = selected.kind === 'some' ? selected.alarms.size : Math.max(0, total - selected.except.size)
  return {
    count,
    isAll: selected.kind === 'all' && selected.except.size === 0,
    isSelected: (id) => (selected.kind === 'some' ? selected.alarms.has(id) : !selected.except.has(id)),
    extent: count === 0 ? 'none' : count >= total ? 'all' : 'some',
    onSelect: (rows, isSelected) => set(changeSelected(selected, rows, isSelected)),
    onSelectAll: (isSelected) =>
      set(isSelected ? { kind: 'some', alarms: new Map(loaded().map((alarm) => [alarm.id, alarm])) } : none),
    target: () => toTarget(selected, matching()),
    selectMatching: () => set({ kind: 'all', except: new Set() }),
    clear: () => set(none),
  }
}

function changeSelected(selected: Selected, rows: readonly Alarm[], isSelected: boolean): Selected {
  if (selected.kind === 'all') {
    const except = new Set(selected.except)
    for (const { id } of rows) {
      if (isSelected) except.delete(id)
      else except.add(id)
    }
    return { kind: 'all', except }
  }
  const alarms = new Map(selected.alarms)
  for (const alarm of rows) {
    if (isSelected) alarms.set(alarm.id, alarm)
    else alarms.delete(alarm.id)
  }
  return { kind: 'some', alarms }
}

function toTarget(selected: Selected, matching: MatchingAlarms): AlarmTarget {
  if (selected.kind === 'some') return { alarms: [...selected.alarms.values()] }
  const { except } = selected
  const { where } = matching
  if (except.size === 0) return { matching }
  return { matching: { ...matching, where: (alarm) => !except.has(alarm.id) && (where?.(alarm) ?? true) } }
}

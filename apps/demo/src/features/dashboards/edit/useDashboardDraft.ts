import { useReducer } from 'react'
import type { Dashboard } from '../model/dashboard.js'
import { type EditHistory, edit, redo, startHistory, undo } from '../model/editHistory.js'

type Action =
  | { type: 'edit'; change: (dashboard: Dashboard) => Dashboard; name: string | undefined }
  | { type: 'undo' | 'redo' }
  | { type: 'load'; dashboard: Dashboard }

function reduce(history: EditHistory<Dashboard>, action: Action): EditHistory<Dashboard> {
  switch (action.type) {
    case 'edit':
      return edit(history, action.change(history.present), action.name)
    case 'undo':
      return undo(history)
    case 'redo':
      return redo(history)
    case 'load':
      return startHistory(action.dashboard)
  }
}

/** A dashboard while it is edited, with the way back. */
export function useDashboardDraft(initial: Dashboard) {
  const [history, dispatch] = useReducer(reduce, initial, startHistory)
  return {
    draft: history.present,
    canUndo: history.past.length > 0,
    canRedo: history.future.length > 0,
    /** Changes the dashboard; edits of one name that follow each other are one step. */
    change: (update: (dashboard: Dashboard) => Dashboard, name?: string) =>
      dispatch({ type: 'edit', change: update, name }),
    undo: () => dispatch({ type: 'undo' }),
    redo: () => dispatch({ type: 'redo' }),
    /** Begins again with another state. */
    load: (dashboard: Dashboard) => dispatch({ type: 'load', dashboard }),
  }
}

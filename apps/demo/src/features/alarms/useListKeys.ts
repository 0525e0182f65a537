import type { RefObject } from 'react'
import { useKeys } from '../../components/keys/pageKeys.js'
import type { TableHandle } from '../../components/table/types.js'
import { useMayWrite } from '../../session/useMayWrite.js'
import { acknowledge } from './SelectionBar.js'
import type { SelectedAlarms } from './useAlarmSelection.js'
import type { BulkActions } from './useBulkActions.js'

export type UseListKeysParameters = {
  table: RefObject<TableHandle | null>
  selection: SelectedAlarms
  actions: BulkActions
}

/** The keys of the list and of the groups. */
export function useListKeys({ table, selection, actions }: UseListKeysParameters): void {
  const mayWrite = useMayWrite()
  useKeys('Alarms', [
    { keys: 'j', description: 'Next row', run: () => table.current?.move(1) },
    { keys: 'k', description: 'Previous row', run: () => table.current?.move(-1) },
    ...(mayWrite
      ? [
          { keys: 'x', description: 'Select or deselect the row', run: () => table.current?.toggle() },
          {
            keys: 'a',
            description: 'Acknowledge the selected alarms',
            run: () => {
              if (selection.count > 0 && !actions.isRunning) acknowledge({ selection, actions })
            },
          },
        ]
      : []),
  ])
}

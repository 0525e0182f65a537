import { Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { useMayWrite } from '../../session/useMayWrite.js'
import classes from './AlarmsPage.module.css'
import { SelectionBar } from './SelectionBar.js'
import type { SelectedAlarms } from './useAlarmSelection.js'
import type { BulkActions } from './useBulkActions.js'

export type ListBarProps = {
  /** The number of rows, in words. */
  summary: string
  selection: SelectedAlarms
  /** Number of alarms that match. */
  total: number
  actions: BulkActions
  children?: ReactNode
}

/** The line above the rows: what they are, or what can be done with the selected ones. */
export function ListBar({ summary, selection, total, actions, children }: ListBarProps) {
  const mayWrite = useMayWrite()
  return (
    <div className={classes['bar']}>
      {selection.count > 0 && !actions.isRunning ? (
        <SelectionBar selection={selection} total={total} actions={actions} />
      ) : (
        <>
          <Text size="sm" role="status">
            {summary}
          </Text>
          {children}
          {!mayWrite && (
            <Text size="xs" c="dimmed">
              Your role can read alarms, but not change them.
            </Text>
          )}
        </>
      )}
    </div>
  )
}

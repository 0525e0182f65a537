import { Paper } from '@mantine/core'
import { EmptyNotice } from '../../components/states/EmptyNotice.js'
import { type AlarmsSearch, filterNames } from './alarmsSearch.js'

/** Why the list is empty, and what to do. */
export function NoAlarms({ search, hasDefinitions }: { search: AlarmsSearch; hasDefinitions: boolean }) {
  const isFiltered = filterNames.some((name) => search[name] !== undefined)
  return (
    <Paper withBorder>
      <EmptyNotice>
        {isFiltered
          ? 'No alarms match these filters. Clear some of them.'
          : hasDefinitions
            ? 'No alarms yet. Monasca creates an alarm when the first measurement arrives for a metric of a definition.'
            : 'No alarms yet. Create an alarm definition first: Monasca creates the alarms when measurements arrive.'}
      </EmptyNotice>
    </Paper>
  )
}

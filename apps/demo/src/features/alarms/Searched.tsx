import { Button, Text } from '@mantine/core'
import { formatCount } from '../../format/formatCount.js'
import type { AlarmsSearch } from './alarmsSearch.js'
import { localFilterWords } from './toAlarmFilter.js'
import type { FoundAlarms } from './useFoundAlarms.js'

export type SearchedProps = {
  search: AlarmsSearch
  found: FoundAlarms
  /** Number of alarms that match on the server. */
  total: number | undefined
}

/** How much was searched, and why the browser does it. */
export function Searched({ search, found, total }: SearchedProps) {
  const { searched, hasMore, searchMore, isSearching } = found
  const all = hasMore ? Math.max(total ?? 0, searched) : searched
  return (
    <>
      <Text size="xs" c="dimmed">
        Monasca cannot filter by {localFilterWords(search)}: this page{' '}
        {isSearching ? 'is searching' : 'searched'} {formatCount(searched)} of {formatCount(all)} alarms.
      </Text>
      {hasMore && !isSearching && (
        <Button size="compact-xs" variant="default" onClick={searchMore}>
          Search more
        </Button>
      )}
    </>
  )
}

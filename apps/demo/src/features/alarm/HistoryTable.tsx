import { Button, Table, Text, VisuallyHidden } from '@mantine/core'
import type { AlarmHistoryEntry } from '@monasca/core'
import { IconArrowRight } from '@tabler/icons-react'
import { useState } from 'react'
import { StateBadge } from '../../components/alarm/StateBadge.js'
import { EmptyNotice } from '../../components/states/EmptyNotice.js'
import { formatDateTime } from '../../format/formatTime.js'
import classes from './HistoryTable.module.css'

/** How many changes are listed at first. */
const shownAtFirst = 20

/** The changes of an alarm's state with their reasons, newest first. */
export function HistoryTable({ entries }: { entries: readonly AlarmHistoryEntry[] }) {
  const [isWhole, setIsWhole] = useState(false)
  if (entries.length === 0) {
    return <EmptyNotice>No state changes yet. Each change is listed here with its reason.</EmptyNotice>
  }
  const newest = entries.toReversed()
  const shown = isWhole ? newest : newest.slice(0, shownAtFirst)
  return (
    <>
      <Table
        className={classes['table'] ?? ''}
        aria-label="State changes"
        verticalSpacing={6}
        horizontalSpacing={10}
      >
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">Time</Table.Th>
            <Table.Th scope="col">Change</Table.Th>
            <Table.Th scope="col">Reason</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {shown.map(({ id, timestamp, oldState, newState, reason }) => (
            <Table.Tr key={id}>
              <Table.Td className={classes['time'] ?? ''}>{formatDateTime(timestamp)}</Table.Td>
              <Table.Td>
                <span className={classes['change']}>
                  <StateBadge state={oldState} />
                  <IconArrowRight size={13} aria-hidden="true" color="var(--text-quiet)" />
                  <VisuallyHidden>to</VisuallyHidden>
                  <StateBadge state={newState} />
                </span>
              </Table.Td>
              <Table.Td className={classes['reason'] ?? ''}>
                {reason === '' ? (
                  <Text span size="xs" c="dimmed">
                    No reason given
                  </Text>
                ) : (
                  reason
                )}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {shown.length < entries.length && (
        <Button variant="default" size="compact-sm" w="fit-content" onClick={() => setIsWhole(true)}>
          Show all {entries.length} changes
        </Button>
      )}
    </>
  )
}

import { Paper, SegmentedControl, Skeleton, Text } from '@mantine/core'
import { useAlarms } from '@monasca/react'
import { getRouteApi } from '@tanstack/react-router'
import { alarmStates, stateLooks } from '../../components/alarm/stateLooks.js'
import { Page } from '../../components/page/Page.js'
import { PageHeader } from '../../components/page/PageHeader.js'
import { EmptyNotice } from '../../components/states/EmptyNotice.js'
import { ErrorNotice } from '../../components/states/ErrorNotice.js'
import { StaleNotice } from '../../components/states/StaleNotice.js'
import { pollEvery } from '../../series/pollEvery.js'
import { AlarmsTable } from './AlarmsTable.js'

const route = getRouteApi('/signed-in/alarms')

/** Milliseconds between reads of the list. */
const interval = 15_000
const limit = 500

/** The alarms of the project, most important first. */
export function AlarmsPage() {
  const { state } = route.useSearch()
  const navigate = route.useNavigate()
  const { data, error, refetch } = useAlarms({
    state,
    limit,
    sortBy: ['state desc', 'severity desc', 'state_updated_timestamp desc'],
    query: pollEvery(interval),
  })
  const retry = () => void refetch()

  return (
    <Page>
      <PageHeader
        title="Alarms"
        aside={data && <Count shown={data.elements.length} more={data.nextOffset !== undefined} />}
      >
        <SegmentedControl
          size="xs"
          aria-label="State"
          value={state ?? 'all'}
          onChange={(next) =>
            void navigate({
              search: { state: alarmStates.find((known) => known === next) },
              replace: true,
            })
          }
          data={[
            { value: 'all', label: 'All' },
            ...alarmStates.map((state) => ({ value: state, label: stateLooks[state].label })),
          ]}
        />
      </PageHeader>
      {data === undefined && error === null && (
        <Skeleton height={220} role="status" aria-label="Alarms are loading" />
      )}
      {data === undefined && error !== null && <ErrorNotice error={error} onRetry={retry} />}
      {data !== undefined && error !== null && <StaleNotice error={error} onRetry={retry} />}
      {data?.elements.length === 0 && (
        <Paper withBorder>
          <EmptyNotice>
            {state === undefined
              ? 'No alarms yet. Monasca creates them from alarm definitions when measurements arrive.'
              : `No alarms in state ${stateLooks[state].label}.`}
          </EmptyNotice>
        </Paper>
      )}
      {data !== undefined && data.elements.length > 0 && <AlarmsTable alarms={data.elements} />}
    </Page>
  )
}

function Count({ shown, more }: { shown: number; more: boolean }) {
  return (
    <Text size="sm" c="dimmed" role="status">
      {more ? `the first ${shown}` : shown}
    </Text>
  )
}

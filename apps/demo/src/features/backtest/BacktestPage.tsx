import { Anchor, Paper, Skeleton, Text } from '@mantine/core'
import { useAlarm, useAlarmDefinition } from '@monasca/react'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useState } from 'react'
import { Page } from '../../components/page/Page.js'
import { PageHeader } from '../../components/page/PageHeader.js'
import { ErrorNotice } from '../../components/states/ErrorNotice.js'
import { useMayWrite } from '../../session/useMayWrite.js'
import { Backtest } from './Backtest.js'
import classes from './BacktestPage.module.css'
import { SaveThresholdDialog } from './SaveThresholdDialog.js'

const route = getRouteApi('/signed-in/alarms/$alarmId/backtest')

/** The rule of an alarm on stored measurements, with all alarms that it makes. */
export function BacktestPage() {
  const { alarmId } = route.useParams()
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const alarm = useAlarm({ alarmId })
  const alarmDefinitionId = alarm.data?.alarmDefinition.id
  const { data: definition, ...read } = useAlarmDefinition({
    alarmDefinitionId: alarmDefinitionId ?? '',
    query: { enabled: alarmDefinitionId !== undefined },
  })
  const error = alarm.error ?? read.error
  const mayWrite = useMayWrite()
  /** The expression that is to be saved. */
  const [chosen, setChosen] = useState<string>()
  const above = (
    <Anchor renderRoot={(props) => <Link to="/alarms/$alarmId" params={{ alarmId }} {...props} />} size="sm">
      {alarm.data?.alarmDefinition.name ?? 'Alarm'}
    </Anchor>
  )
  return (
    <Page>
      <PageHeader title="Back-test" above={above} />
      {definition === undefined && error !== null && (
        <ErrorNotice error={error} onRetry={() => void (alarm.error ? alarm.refetch() : read.refetch())} />
      )}
      {definition === undefined && error === null && (
        <Skeleton height={320} role="status" aria-label="The rule is loading" />
      )}
      {definition !== undefined && (
        <Paper withBorder className={classes['card'] ?? ''}>
          <Text component="p" m={0} size="sm">
            <code className={classes['rule']}>{definition.expression}</code>
            {definition.matchBy.length > 0 && (
              <Text span size="sm" c="dimmed">
                {' '}
                for each {definition.matchBy.join(', ')}
              </Text>
            )}
          </Text>
          <Backtest
            expression={definition.expression}
            matchBy={definition.matchBy}
            onThresholdChange={mayWrite ? setChosen : undefined}
            range={search.over}
            onRangeChange={(over) => void navigate({ search: (old) => ({ ...old, over }) })}
          />
        </Paper>
      )}
      {definition !== undefined && chosen !== undefined && (
        <SaveThresholdDialog
          definition={definition}
          expression={chosen}
          onClose={() => setChosen(undefined)}
        />
      )}
    </Page>
  )
}

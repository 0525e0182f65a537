import { Anchor, Paper, Skeleton, Text } from '@mantine/core'
import { alarmTimeline } from '@monasca/core/evaluation'
import { useAlarmExplanation, useAlarmHistory, useKeepPreviousData, useRequester } from '@monasca/react'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import { SeverityMark } from '../../components/alarm/SeverityMark.js'
import { StateBadge } from '../../components/alarm/StateBadge.js'
import { StateBand } from '../../components/alarm/StateBand.js'
import { toAnnotations } from '../../components/alarm/toAnnotations.js'
import { toShades } from '../../components/alarm/toShades.js'
import { Page } from '../../components/page/Page.js'
import { PageHeader } from '../../components/page/PageHeader.js'
import { Section } from '../../components/Section.js'
import { Since } from '../../components/Since.js'
import { EmptyNotice } from '../../components/states/EmptyNotice.js'
import { ErrorNotice } from '../../components/states/ErrorNotice.js'
import { StaleNotice } from '../../components/states/StaleNotice.js'
import { useNow } from '../../components/useNow.js'
import { pollLive } from '../../series/pollEvery.js'
import { useFrameRange } from '../../timeRange/FrameRangeContext.js'
import { AlarmLinks } from './AlarmLinks.js'
import { AlarmMetrics } from './AlarmMetrics.js'
import classes from './AlarmPage.module.css'
import { HistoryTable } from './HistoryTable.js'
import { Lifecycle } from './Lifecycle.js'
import { Notified } from './Notified.js'
import { SimilarAlarms } from './SimilarAlarms.js'
import { SubAlarmChart } from './SubAlarmChart.js'
import { SubAlarmsTable } from './SubAlarmsTable.js'

const route = getRouteApi('/signed-in/alarms/$alarmId')

/** Seconds between reads: four requests each time. */
const refresh = 15

/** One alarm: why it has its state, since when, what happened before, and who handles it. */
export function AlarmPage() {
  const { alarmId } = route.useParams()
  const range = useFrameRange()
  const client = useRequester()
  const now = useNow()
  const polls = pollLive(range.polls, Math.max(refresh, range.every()))
  const explained = useAlarmExplanation({ alarmId, ...range.series, query: polls })
  const history = useAlarmHistory({ alarmId, query: polls })
  const { alarm, definition, error, retry } = explained
  const read = useMemo(
    () =>
      explained.explanation &&
      explained.range && { explanation: explained.explanation, range: explained.range },
    [explained.explanation, explained.range],
  )
  // While another range loads, the last one stays.
  const { data: shown } = useKeepPreviousData({
    subject: JSON.stringify([client.scope, alarmId]),
    data: read,
    error,
    isPending: explained.isPending,
  })
  const { explanation = explained.explanation, range: drawn } = shown ?? {}
  const end = range.live ? Math.min(drawn?.endTime ?? now, now) : range.endTime
  const timeline = useMemo(
    () =>
      alarm &&
      history.data &&
      alarmTimeline({ alarm, history: history.data.elements, startTime: end - range.length, endTime: end }),
    [alarm, history.data, end, range],
  )
  const shades = useMemo(() => timeline && toShades(timeline), [timeline])
  const annotations = useMemo(() => history.data && toAnnotations(history.data.elements), [history.data])

  if (error?.code === 'not_found') return <GoneAlarm />
  if (alarm === undefined && error !== null) {
    return (
      <Page>
        <PageHeader title="Alarm" above={<ToAlarms />} />
        <ErrorNotice error={error} onRetry={retry} />
      </Page>
    )
  }
  if (alarm === undefined) return <LoadingAlarm />

  const { name, severity } = alarm.alarmDefinition
  return (
    <Page>
      <PageHeader
        title={name}
        above={<ToAlarms />}
        aside={
          <span className={classes['facts']}>
            <span className={classes['state']} data-state={alarm.state}>
              <StateBadge state={alarm.state} />
            </span>
            <SeverityMark severity={severity} quiet={alarm.state === 'OK'} />
            <Since time={alarm.stateUpdatedTimestamp} />
          </span>
        }
      >
        <AlarmLinks alarm={alarm} />
      </PageHeader>
      {definition && definition.description !== '' && <Text size="sm">{definition.description}</Text>}
      {error !== null && <StaleNotice error={error} onRetry={retry} />}
      <div className={classes['columns']}>
        <div className={classes['main']}>
          <Section title="Why">
            {explanation && definition ? (
              <SubAlarmsTable
                explanation={explanation}
                definition={definition}
                pending={drawn === undefined}
              />
            ) : error === null ? (
              <Skeleton height={120} role="status" aria-label="Values are loading" />
            ) : (
              <ErrorNotice error={error} onRetry={retry} />
            )}
          </Section>
        </div>
        <div className={classes['rest']}>
          <div className={classes['charts']} data-count={explanation?.subAlarms.length}>
            {explanation?.subAlarms.map((subAlarm, index) => (
              <SubAlarmChart
                // biome-ignore lint/suspicious/noArrayIndexKey: comparisons keep their place in the expression
                key={index}
                subAlarm={subAlarm}
                range={drawn && { start: end - range.length, end: drawn.endTime }}
                rangeWords={range.words}
                error={error}
                onRetry={retry}
                shades={shades}
                annotations={annotations}
              />
            ))}
          </div>
          <Section title="State">
            {timeline ? (
              <StateBand timeline={timeline} start={end - range.length} end={end} rangeWords={range.words} />
            ) : history.error ? (
              <ErrorNotice error={history.error} onRetry={() => void history.refetch()} />
            ) : (
              <Skeleton height={56} role="status" aria-label="State is loading" />
            )}
          </Section>
        </div>
        <aside className={classes['side']} aria-label="About this alarm">
          <Section title="Handling">
            {/* Another alarm, another form. */}
            <Lifecycle key={alarm.id} alarm={alarm} />
          </Section>
          <Section title="Notifications">
            <Notified definition={definition} />
          </Section>
          <Section title={alarm.metrics.length === 1 ? 'Metric' : `Metrics (${alarm.metrics.length})`}>
            <AlarmMetrics alarm={alarm} matchBy={definition?.matchBy ?? []} />
          </Section>
          <Section title="Firing now">
            <SimilarAlarms alarm={alarm} matchBy={definition?.matchBy ?? []} />
          </Section>
        </aside>
        <div className={classes['more']}>
          <Section title="History">
            {history.data ? (
              <HistoryTable entries={history.data.elements} />
            ) : history.error ? (
              <ErrorNotice error={history.error} onRetry={() => void history.refetch()} />
            ) : (
              <Skeleton height={120} role="status" aria-label="History is loading" />
            )}
            {history.data && history.error && (
              <StaleNotice error={history.error} onRetry={() => void history.refetch()} />
            )}
          </Section>
        </div>
      </div>
    </Page>
  )
}

function ToAlarms() {
  return (
    <Link to="/alarms" className={classes['back'] ?? ''}>
      Alarms
    </Link>
  )
}

function LoadingAlarm() {
  return (
    <Page>
      <PageHeader title="Alarm" above={<ToAlarms />} />
      <div className={classes['columns']} role="status" aria-label="The alarm is loading">
        <Skeleton height={190} className={classes['main'] ?? ''} />
        <Skeleton height={320} className={classes['rest'] ?? ''} />
        <Skeleton height={420} className={classes['side'] ?? ''} />
      </div>
    </Page>
  )
}

function GoneAlarm() {
  return (
    <Page>
      <PageHeader title="Alarm not found" above={<ToAlarms />} />
      <Paper withBorder>
        <EmptyNotice>
          Alarm not found. It may have been deleted.{' '}
          <Anchor component={Link} to="/alarms" fz="inherit">
            Go to alarms
          </Anchor>
        </EmptyNotice>
      </Paper>
    </Page>
  )
}

import { Skeleton, Text } from '@mantine/core'
import type { AlarmMetric } from '@monasca/core'
import type { AlarmPreview } from '@monasca/core/evaluation'
import { useMemo } from 'react'
import { Dimensions } from '../../../components/Dimensions.js'
import { Section } from '../../../components/Section.js'
import { ErrorNotice } from '../../../components/states/ErrorNotice.js'
import { StaleNotice } from '../../../components/states/StaleNotice.js'
import { formatCount } from '../../../format/formatCount.js'
import { formatMetric } from '../model/findRefusals.js'
import { foldDimensions } from './foldDimensions.js'
import classes from './PreviewPanel.module.css'
import type { Preview } from './usePreview.js'

/** Number of metrics and alarms that are shown as samples. */
const shown = 4

/** The metrics that match each condition, and the alarms that they would create. */
export function PreviewPanel({ preview, matchBy }: { preview: Preview; matchBy: readonly string[] }) {
  const { data, isPossible, isPartial, error, retry } = preview
  if (!isPossible) {
    return (
      <Section title="Preview">
        <Text size="xs" c="dimmed">
          Shows which metrics match, and which alarms they create, as soon as the expression is complete.
        </Text>
      </Section>
    )
  }
  if (data === undefined) {
    return (
      <Section title="Preview">
        {error ? (
          <ErrorNotice error={error} onRetry={retry} />
        ) : (
          <Skeleton height={180} role="status" aria-label="Metrics are loading" />
        )}
      </Section>
    )
  }
  const count = (number: number) => `${isPartial ? 'more than ' : ''}${formatCount(number)}`
  return (
    <>
      <Section title="Matching metrics">
        {error && <StaleNotice error={error} onRetry={retry} />}
        <ol className={classes['list']}>
          {data.comparisons.map(({ expression, metrics }, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: conditions are known by their place
            <li key={place}>
              <div className={classes['line']}>
                <span className={classes['metric']}>{formatMetric(expression)}</span>
                <b className={classes['count']} data-none={metrics.length === 0 || undefined}>
                  {metrics.length === 0 ? 'no metrics' : count(metrics.length)}
                </b>
              </div>
              {metrics.length === 0 && (
                <Text size="xs" c="var(--text-warn)">
                  No metric has this name and these dimensions. The definition can be saved; it creates no
                  alarm until one is measured.
                </Text>
              )}
              <Samples metrics={metrics} />
            </li>
          ))}
        </ol>
      </Section>
      <Section title="Alarms">
        <Alarms data={data} matchBy={matchBy} count={count} />
      </Section>
    </>
  )
}

function Samples({ metrics }: { metrics: readonly AlarmMetric[] }) {
  const { shared, own } = useMemo(() => foldDimensions(metrics, shown), [metrics])
  return (
    <>
      {Object.keys(shared).length > 0 && (
        <div className={classes['sample']}>
          <Text span size="xs" c="dimmed">
            All:
          </Text>{' '}
          <Dimensions dimensions={shared} />
        </div>
      )}
      {own.map((dimensions) => (
        <div key={JSON.stringify(dimensions)} className={classes['sample']}>
          {Object.keys(dimensions).length === 0 ? (
            <Text span size="xs" c="dimmed">
              without other dimensions
            </Text>
          ) : (
            <Dimensions dimensions={dimensions} />
          )}
        </div>
      ))}
      <More rest={metrics.length - shown} />
    </>
  )
}

type AlarmsProps = {
  data: AlarmPreview
  matchBy: readonly string[]
  count: (number: number) => string
}

function Alarms({ data: { alarms, incomplete }, matchBy, count }: AlarmsProps) {
  return (
    <>
      <Text size="sm" role="status">
        <b>{alarms.length === 1 ? '1 alarm' : `${count(alarms.length)} alarms`}</b>{' '}
        {matchBy.length === 0
          ? 'over all matching metrics: choose dimensions in “Match by” for one alarm each.'
          : `by ${matchBy.join(', ')}.`}
      </Text>
      {matchBy.length > 0 && (
        <div>
          {alarms.slice(0, shown).map(({ values, metrics }) => (
            <div key={JSON.stringify(values)} className={classes['line']}>
              {Object.keys(values).length === 0 ? (
                <Text span size="xs" c="dimmed">
                  without these dimensions
                </Text>
              ) : (
                <Dimensions dimensions={values} />
              )}
              <Text span size="xs" c="dimmed">
                {metrics.length === 1 ? '1 metric' : `${metrics.length} metrics`}
              </Text>
            </div>
          ))}
          <More rest={alarms.length - shown} />
        </div>
      )}
      {incomplete.length > 0 && (
        <Text size="xs" c="var(--text-warn)">
          {incomplete.length === 1 ? '1 metric has' : `${count(incomplete.length)} metrics have`} no alarm:
          another condition has no metric with the same values.
        </Text>
      )}
    </>
  )
}

function More({ rest }: { rest: number }) {
  if (rest <= 0) return null
  return (
    <Text size="xs" c="dimmed">
      and {formatCount(rest)} more
    </Text>
  )
}

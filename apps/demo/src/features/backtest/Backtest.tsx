import { Button, Checkbox, Loader, Progress, SegmentedControl, Skeleton, Text } from '@mantine/core'
import type { BacktestOutline } from '@monasca/core/evaluation'
import { useMemo, useState } from 'react'
import { thresholdWords } from '../../components/alarm/comparisonWords.js'
import { EmptyNotice } from '../../components/states/EmptyNotice.js'
import { ErrorNotice } from '../../components/states/ErrorNotice.js'
import { formatCount } from '../../format/formatCount.js'
import { formatDuration } from '../../format/formatDuration.js'
import classes from './Backtest.module.css'
import { BacktestNotes } from './BacktestNotes.js'
import { BacktestTable } from './BacktestTable.js'
import {
  type BacktestRangeId,
  backtestRangeOf,
  backtestRanges,
  defaultBacktestRange,
} from './backtestRanges.js'
import { toRows } from './backtestRows.js'
import { readsKey } from './readMeasurements.js'
import { readComparisons, replaceThreshold } from './replaceThreshold.js'
import { ThresholdChart } from './ThresholdChart.js'
import { useMeasurements } from './useMeasurements.js'
import { useOutline } from './useOutline.js'
import { usePrepared } from './usePrepared.js'

export type BacktestProps = {
  /** The text of an alarm expression; it may be unfinished. */
  expression: string
  matchBy: readonly string[]
  /** Called with the expression when a tried threshold is to be used. Absent: it is not offered. */
  onThresholdChange?: ((expression: string) => void) | undefined
  /** @default kept by the component, a day at first */
  range?: BacktestRangeId | undefined
  onRangeChange?: ((range: BacktestRangeId) => void) | undefined
}

/** Tries an expression on stored measurements: which alarms would have fired, and what another threshold changes. */
export function Backtest(props: BacktestProps) {
  const { expression, matchBy, onThresholdChange, onRangeChange } = props
  const [ownRange, setOwnRange] = useState<BacktestRangeId>(defaultBacktestRange)
  const range = backtestRangeOf(props.range ?? ownRange)
  const { state, start, cancel } = useMeasurements()
  /** The expression with thresholds that are tried, and the one that it was made from. */
  const [draft, setDraft] = useState<{ of: string; expression: string }>()
  const tried = draft?.of === expression ? draft.expression : expression
  const comparisons = useMemo(() => readComparisons(tried), [tried])
  const original = useMemo(() => readComparisons(expression), [expression])
  const key = comparisons && readsKey(comparisons)
  // Other metrics need other measurements; another range, too.
  const measurements =
    state.status === 'read' && state.measurements.key === key ? state.measurements : undefined
  // Only what changes the compared values is prepared again.
  const compared = JSON.stringify(
    original?.map(({ threshold: _, operator: __, deterministic: ___, ...values }) => values),
  )
  // biome-ignore lint/correctness/useExhaustiveDependencies: the expression that first compared these values
  const basis = useMemo(() => (original === undefined ? undefined : expression), [compared])
  const [triesAll, setTriesAll] = useState(false)
  // Periods of one minute start in every minute.
  const hasPhases = original?.some(({ function: name, period }) => name !== 'LAST' && period > 60) === true
  const phases = triesAll && hasPhases ? 'all' : 'first'
  const { remote, progress, error } = usePrepared(measurements, basis, matchBy, phases)
  const outlined = useOutline(remote, comparisons === undefined ? undefined : tried)
  const matchByKey = JSON.stringify(matchBy)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the order stays while a threshold is dragged
  const rows = useMemo(
    () => (remote === undefined ? [] : toRows(remote.alarms, JSON.parse(matchByKey), original ?? [])),
    [remote, matchByKey],
  )
  const run = () => comparisons && start(comparisons, range.length)
  const isDrafted = tried !== expression
  const isReady = measurements !== undefined && remote !== undefined && outlined?.remote === remote

  return (
    <div className={classes['backtest']}>
      <div className={classes['bar']}>
        <SegmentedControl
          size="xs"
          aria-label="Range of the back-test"
          value={range.id}
          onChange={(id) => {
            const next = backtestRanges.find((each) => each.id === id)?.id ?? defaultBacktestRange
            setOwnRange(next)
            onRangeChange?.(next)
            if (comparisons && state.status !== 'none') start(comparisons, backtestRangeOf(next).length)
          }}
          data={backtestRanges.map(({ id, label }) => ({ value: id, label }))}
        />
        {state.status === 'reading' ? (
          <>
            <Loader size="xs" />
            <Text size="sm" role="status">
              Reading measurements: {formatCount(state.points)}
            </Text>
            <Button variant="default" size="compact-sm" onClick={cancel}>
              Cancel
            </Button>
          </>
        ) : (
          <Button
            size="compact-sm"
            variant={measurements === undefined ? 'filled' : 'default'}
            disabled={comparisons === undefined}
            onClick={run}
          >
            {measurements === undefined ? 'Run back-test' : 'Run again'}
          </Button>
        )}
        {hasPhases && (
          <Checkbox
            size="xs"
            label="Try every start minute"
            title="Monasca does not report in which minute its periods start. Takes longer: one run per minute of the period."
            checked={triesAll}
            onChange={(event) => setTriesAll(event.currentTarget.checked)}
          />
        )}
      </div>
      {state.status === 'failed' && <ErrorNotice error={state.error} onRetry={run} />}
      {state.status === 'none' && (
        <EmptyNotice>
          A back-test replays this rule on the measurements of {range.words}: when each alarm would have
          fired, and for how long. Then drag the threshold to see what changes.
        </EmptyNotice>
      )}
      {state.status === 'read' && measurements === undefined && (
        <EmptyNotice>
          {comparisons === undefined
            ? 'The expression is not complete.'
            : 'The expression has other metrics now. Run the back-test to read them.'}
        </EmptyNotice>
      )}
      {measurements !== undefined && error !== null && <ErrorNotice error={error} onRetry={run} />}
      {measurements !== undefined && error === null && !isReady && (
        <>
          <Progress value={progress * 100} size="sm" aria-label="Evaluating measurements" />
          <Skeleton height={330} />
        </>
      )}
      {isReady && comparisons !== undefined && (
        <>
          <div className={classes['bar']}>
            <Counts outline={outlined.outline} alarms={rows.length} />
            {isDrafted && (
              <>
                {onThresholdChange && (
                  <Button size="compact-sm" onClick={() => onThresholdChange(tried)}>
                    Use {changedWords(original, comparisons)}
                  </Button>
                )}
                <Button variant="default" size="compact-sm" onClick={() => setDraft(undefined)}>
                  Reset
                </Button>
              </>
            )}
          </div>
          {rows.length > 0 &&
            comparisons.map((comparison, index) => (
              <ThresholdChart
                // biome-ignore lint/suspicious/noArrayIndexKey: comparisons keep their place in the expression
                key={index}
                comparison={comparison}
                index={index}
                rows={rows}
                start={measurements.startTime}
                end={measurements.endTime}
                rangeWords={range.words}
                onThreshold={(threshold) =>
                  setDraft({ of: expression, expression: replaceThreshold(tried, index, threshold) })
                }
              />
            ))}
          {rows.length === 0 ? (
            <EmptyNotice>
              No alarms: no metric in {range.words} matches every condition. Check names and dimensions, or
              choose a longer range.
            </EmptyNotice>
          ) : (
            <BacktestTable
              rows={rows}
              outline={outlined.outline}
              start={measurements.startTime}
              end={measurements.endTime}
            />
          )}
          <BacktestNotes measurements={measurements} remote={remote} />
        </>
      )}
    </div>
  )
}

function Counts({ outline, alarms }: { outline: BacktestOutline; alarms: number }) {
  const { firings, fired, seconds } = outline.totals
  const unsure = outline.alarms.filter(({ fires }) => fires === 'sometimes').length
  return (
    <Text component="p" m={0} className={classes['counts'] ?? ''} role="status">
      <strong data-fires={firings > 0 || undefined}>
        {firings === 1 ? '1 firing' : `${firings} firings`}
      </strong>{' '}
      in {fired} of {alarms === 1 ? '1 alarm' : `${alarms} alarms`}
      {seconds.ALARM > 0 && `, ${formatDuration(seconds.ALARM * 1000)} in Alarm`}
      {unsure > 0 && `, ${unsure} only with some start minutes`}
    </Text>
  )
}

/** `threshold > 95 %`, or `thresholds` for several. */
function changedWords(
  before: ReturnType<typeof readComparisons>,
  after: NonNullable<ReturnType<typeof readComparisons>>,
): string {
  const changed = after.filter(({ threshold }, index) => before?.[index]?.threshold !== threshold)
  const [first] = changed
  return first === undefined || changed.length > 1
    ? 'these thresholds'
    : `this threshold: ${thresholdWords(first)}`
}

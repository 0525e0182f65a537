import { IconArrowBackUp, IconX } from '@tabler/icons-react'
import { Button } from '../../components/base/Button.js'
import { describeError } from '../../components/states/describeError.js'
import { ErrorNotice } from '../../components/states/ErrorNotice.js'
import { formatCount } from '../../format/formatCount.js'
import { alarmWords } from './alarmWords.js'
import classes from './BulkStatus.module.css'
import { type BulkRun, useShownBulkRun } from './bulkRuns.js'

/** Largest number of failures in the list. */
const shownFailures = 50

/** Progress of an action on many alarms, then its result with Undo and the failures, on all pages. */
export function BulkStatus() {
  const { run, dismiss } = useShownBulkRun()
  if (run === undefined) return null
  return (
    <>
      {/* The end of the page can be scrolled above the card. */}
      <div className={classes['space']} />
      <RunCard run={run} onDismiss={dismiss} />
    </>
  )
}

function RunCard({ run, onDismiss }: { run: BulkRun; onDismiss: () => void }) {
  const { words, progress, result, error, cancel, undo } = run
  const isRunning = result === undefined && error === null
  const failures = result?.outcomes.filter(({ status }) => status === 'failed') ?? []
  return (
    <section className={classes['card']} aria-label="Last action">
      <div className={classes['line']}>
        <div className={classes['text']} role="status">
          {isRunning ? progressWords(run) : result === undefined ? 'Nothing was changed.' : resultWords(run)}
        </div>
        {isRunning && (
          <Button size="compact-sm" variant="default" onClick={cancel}>
            Cancel
          </Button>
        )}
        {undo && (
          <Button
            size="compact-sm"
            variant="default"
            leftSection={<IconArrowBackUp size={14} aria-hidden="true" />}
            onClick={undo}
          >
            Undo
          </Button>
        )}
        {!isRunning && (
          <Button
            size="compact-sm"
            variant="subtle"
            leftSection={<IconX size={14} aria-hidden="true" />}
            onClick={onDismiss}
          >
            Dismiss
          </Button>
        )}
      </div>
      {isRunning && (
        <progress
          className={classes['progress']}
          aria-label={`${words.doing} alarms`}
          {...(progress?.total === undefined ? {} : { max: progress.total, value: progress.done })}
        />
      )}
      {error !== null && <ErrorNotice error={error} />}
      {failures.length > 0 && (
        <details className={classes['failures']} open={failures.length <= 3}>
          <summary>{alarmWords(failures.length)} failed</summary>
          <ul>
            {failures.slice(0, shownFailures).map(({ alarmId, name, error: reason }) => (
              <li key={alarmId}>
                {name}: {describeError(reason).title}
              </li>
            ))}
            {failures.length > shownFailures && (
              <li>and {formatCount(failures.length - shownFailures)} more</li>
            )}
          </ul>
        </details>
      )}
    </section>
  )
}

function progressWords({ words, progress }: BulkRun): string {
  if (progress === undefined) return `${words.doing} alarms…`
  if (progress.total === undefined) return `Reading the alarms that match: ${formatCount(progress.done)}…`
  return `${words.doing} ${formatCount(progress.done)} of ${alarmWords(progress.total)}…`
}

function resultWords({ words, result }: BulkRun): string {
  if (result === undefined) return ''
  const { changed, unchanged, skipped } = result.counts
  return [
    `${alarmWords(changed)} ${words.done}`,
    ...(unchanged > 0 ? [`${formatCount(unchanged)} already were`] : []),
    ...(result.isCancelled ? [`cancelled, ${formatCount(skipped)} not tried`] : []),
  ].join(' · ')
}

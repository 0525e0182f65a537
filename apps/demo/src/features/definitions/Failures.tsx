import { Text } from '@mantine/core'
import type { ApplyDefinitionPlanResult } from '@monasca/core/definitions'
import { describeError } from '../../components/states/describeError.js'
import classes from './DefinitionsPage.module.css'

const shownFailures = 10

/** What failed or was skipped, in words. Nothing if all is done. */
export function Failures({ result }: { result: ApplyDefinitionPlanResult | undefined }) {
  if (result === undefined || result.counts.failed + result.counts.skipped === 0) return null
  const failed = result.steps.flatMap((item) => (item.status === 'failed' ? [item] : []))
  const { skipped } = result.counts
  return (
    <div role="alert">
      {failed.length > 0 && (
        <Text size="sm" c="var(--text-bad)">
          {failed.length} failed:
        </Text>
      )}
      <ul className={classes['failures']}>
        {failed.slice(0, shownFailures).map(({ step, error }) => (
          <li key={`${step.action} ${step.name}`}>
            <strong>{step.name}</strong>: {describeError(error).title}
          </li>
        ))}
      </ul>
      {failed.length > shownFailures && <Text size="sm">and {failed.length - shownFailures} more</Text>}
      {skipped > 0 && (
        <Text size="sm">
          {skipped} not tried:{' '}
          {result.stopped === 'cancelled' ? 'you cancelled.' : 'the others would fail too.'}
        </Text>
      )}
    </div>
  )
}

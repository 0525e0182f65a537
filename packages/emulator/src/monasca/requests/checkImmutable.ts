import { findImmutableChanges, parseExpression } from '@monasca/core/expression'
import type { AlarmDefinition } from '../../store/alarmDefinitions.js'
import { unprocessable } from './errors.js'

const title = 'InvalidUpdateException'

/**
 * Checks that an update keeps what the alarms of a definition depend on: `match_by`, and which metrics with which
 * dimensions its expression compares, and how often.
 *
 * @throws ApiError 422 `InvalidUpdateException`
 */
export function checkImmutable(stored: AlarmDefinition, updated: AlarmDefinition): void {
  if (JSON.stringify(stored.matchBy) !== JSON.stringify(updated.matchBy)) {
    throw unprocessable('match_by must not change', title)
  }
  const { added, removed } = findImmutableChanges(
    parseExpression(stored.expression),
    parseExpression(updated.expression),
  )
  if (added.length > 0 || removed.length > 0) {
    throw unprocessable('The metrics, dimensions and number of sub-expressions must not change', title)
  }
}

import type { ListAlarmDefinitionsReturnType } from '@monasca/core'
import { useAlarmDefinitions } from '@monasca/react'
import { pollEvery } from '../series/pollEvery.js'
import { listThresholds, type Threshold } from './thresholds.js'

/** Milliseconds between reads: definitions change seldom. */
const interval = 60_000

const select = ({ elements }: ListAlarmDefinitionsReturnType) => listThresholds(elements)

/** The comparisons of all alarm definitions by metric, read once for all panels; `undefined` until they are known. */
export function useThresholds(enabled: boolean): ReadonlyMap<string, Threshold[]> | undefined {
  const { data } = useAlarmDefinitions({ query: { ...pollEvery(interval), enabled, select } })
  return enabled ? data : undefined
}

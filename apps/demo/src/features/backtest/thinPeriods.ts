import type { AlarmStatePeriod, AlarmTimeline } from '@monasca/core/evaluation'

const weight = { OK: 0, UNDETERMINED: 1, ALARM: 2 }

/**
 * Fewer periods than fit on the screen: in each of `parts` equal parts of the range, the worst state. A band of a
 * flapping alarm has thousands of periods, and looks the same.
 */
export function thinPeriods(
  periods: AlarmTimeline['periods'],
  range: { start: number; end: number },
  parts = 150,
): AlarmStatePeriod[] {
  if (periods.length <= parts) return periods
  const length = (range.end - range.start) / parts
  const worst = new Map<number, AlarmStatePeriod['state']>()
  for (const { state, startTime, endTime } of periods) {
    const first = Math.max(0, Math.floor((startTime - range.start) / length))
    const last = Math.min(parts - 1, Math.ceil((endTime - range.start) / length) - 1)
    for (let part = first; part <= last; part++) {
      const known = worst.get(part)
      if (known === undefined || weight[state] > weight[known]) worst.set(part, state)
    }
  }
  const thin: AlarmStatePeriod[] = []
  for (const [part, state] of [...worst].sort(([a], [b]) => a - b)) {
    const startTime = range.start + part * length
    const endTime = startTime + length
    const before = thin.at(-1)
    if (before?.state === state) before.endTime = endTime
    else thin.push({ state, startTime, endTime })
  }
  return thin
}

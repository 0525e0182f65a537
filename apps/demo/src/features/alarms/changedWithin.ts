const minute = 60_000
const hour = 60 * minute

/** Choices of “Changed”: how long ago the state changed, at most. */
export const changedWithin = [
  { id: '15m', label: 'Last 15 minutes', length: 15 * minute },
  { id: '1h', label: 'Last hour', length: hour },
  { id: '6h', label: 'Last 6 hours', length: 6 * hour },
  { id: '24h', label: 'Last 24 hours', length: 24 * hour },
  { id: '7d', label: 'Last 7 days', length: 7 * 24 * hour },
] as const

export type ChangedWithin = (typeof changedWithin)[number]['id']

/** The earliest time of the last change, in milliseconds. It moves once a minute, so that requests can be cached. */
export function changedSince(id: ChangedWithin | undefined, now: number): number | undefined {
  const choice = changedWithin.find((one) => one.id === id)
  return choice && Math.floor(now / minute) * minute - choice.length
}

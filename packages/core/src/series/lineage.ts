import type { ColumnSeries } from './columnSeries.js'

/** Identifies a series without a reference to it: the series can be collected. */
type Identity = Record<never, never>

type Origin = { self: Identity; before?: Identity; changedFrom?: number }

const origins: WeakMap<ColumnSeries, Origin> = /* @__PURE__ */ new WeakMap()

function originOf(series: ColumnSeries): Origin {
  const known = origins.get(series) ?? { self: {} }
  origins.set(series, known)
  return known
}

/**
 * Records that a series continues an earlier one with the same columns: rows before `changedFrom` (milliseconds since the
 * epoch) are the same, except those that left at the start.
 */
export function noteRefreshed(series: ColumnSeries, before: ColumnSeries, changedFrom: number): void {
  origins.set(series, { self: {}, before: originOf(before).self, changedFrom })
}

/** The first time at which a series may differ from an earlier one; `undefined` if it does not continue that one. */
export function changedFrom(series: ColumnSeries, before: ColumnSeries): number | undefined {
  if (series === before) return Number.POSITIVE_INFINITY
  const origin = origins.get(series)
  return origin?.before !== undefined && origin.before === origins.get(before)?.self
    ? origin.changedFrom
    : undefined
}

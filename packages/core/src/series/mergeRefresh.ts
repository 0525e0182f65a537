import { InvalidParameterError } from '../errors/index.js'
import type { ColumnSeries } from './columnSeries.js'
import { concatByKey } from './concatSeries.js'
import { countSame, extendColumn } from './extendColumn.js'
import { findRow } from './findRow.js'
import { joinMeta, joinRows } from './joinRows.js'
import { noteRefreshed } from './lineage.js'
import type { LiveSeries, RefreshPlan } from './liveSeries.js'
import { metricKey } from './metricKey.js'
import { sameMeta, sameNumbers, sameRows } from './sameRows.js'
import { sliceSeries } from './sliceSeries.js'

/** A page of measurements or statistics. */
export type SeriesPage<column extends string = string> = {
  readonly elements: readonly ColumnSeries<column>[]
  readonly nextOffset?: string | undefined
}

/**
 * Merges the response to a plan into a live series. The response replaces all rows in its time range, including rows
 * that it no longer contains. Older rows stay until they leave the window.
 *
 * Unchanged parts keep their identity: a series, the list of series, and the whole state if nothing changed. The given
 * state is never modified.
 *
 * @param state the state of the plan, or a newer one
 * @param pages all pages of the response, in order
 * @throws `InvalidParameterError` if the last page has a `nextOffset`, or if there is a gap between the state and the
 *   response
 * @example
 * ```ts
 * const options = { window: 86_400, period: 30 }
 * const plan = planRefresh(undefined, options, Date.now())
 * const { startTime, endTime } = plan
 * const page = await listStatisticColumns(client, {
 *   name: 'cpu.user_perc',
 *   statistics: ['avg'],
 *   period: 30,
 *   groupBy: ['hostname'],
 *   startTime,
 *   endTime,
 * })
 * const state = mergeRefresh(undefined, [page], plan)
 * const next = planRefresh(state, options, Date.now()) // asks for the last minutes only
 * ```
 */
export function mergeRefresh<column extends string>(
  state: LiveSeries<column> | undefined,
  pages: readonly SeriesPage<column>[],
  plan: RefreshPlan,
): LiveSeries<column> {
  checkPages(pages)
  if (!plan.full) checkFit(state, plan)
  const { endTime, windowStart, reloadedAt, key } = plan
  const before = new Map(state?.series.map((series) => [keyOf(series), series]))
  const answer = concatByKey(pages.flatMap(({ elements }) => elements))
  const keys = [...new Set([...before.keys(), ...answer.keys()])].sort()
  const times: JoinedTimes = []
  const merged = keys.flatMap((one) => {
    const series = mergeOne(before.get(one), answer.get(one), plan, times)
    for (const result of series) keptKeys.set(result, one)
    return series
  })
  const isSame =
    merged.length === state?.series.length && merged.every((series, index) => series === state.series[index])
  const series = isSame ? state.series : merged
  return isSame &&
    state.startTime === windowStart &&
    state.endTime === endTime &&
    state.reloadedAt === reloadedAt &&
    state.key === key
    ? state
    : { key, startTime: windowStart, endTime, reloadedAt, series }
}

/** The keys of merged series: each refresh needs them again. */
const keptKeys: WeakMap<ColumnSeries, string> = /* @__PURE__ */ new WeakMap()

function keyOf(series: ColumnSeries): string {
  return keptKeys.get(series) ?? metricKey(series)
}

/**
 * Remembers joined times. Series that were read together mostly have the same times: sharing them saves memory and
 * copies, and compares at once.
 */
type JoinedTimes = { kept: Float64Array; fresh: Float64Array; joined: Float64Array }[]

/** Old rows before the response, then the response: one series, or none without rows. */
function mergeOne<column extends string>(
  before: ColumnSeries<column> | undefined,
  answer: ColumnSeries<column> | undefined,
  { startTime, endTime, windowStart }: RefreshPlan,
  times: JoinedTimes,
): ColumnSeries<column>[] {
  const fresh = answer && sliceSeries(answer, startTime, endTime)
  const kept = before && sliceSeries(before, windowStart, startTime)
  const parts = [kept, fresh].filter((part) => part !== undefined && part.timestamps.length > 0)
  const [first, second] = parts
  if (first === undefined) return []
  const none = first.timestamps.subarray(0, 0)
  const [head, tail] = second === undefined ? [none, first.timestamps] : [first.timestamps, second.timestamps]
  const known = times.find((one) => sameNumbers(one.fresh, tail) && isSameView(one.kept, head))
  const result =
    before !== undefined && second !== undefined
      ? extendSeries(before, first, second, known?.joined)
      : keepOrReplace(before, { ...first, timestamps: known?.joined ?? first.timestamps }, first === kept)
  if (known === undefined) times.push({ kept: head, fresh: tail, joined: result.timestamps })
  return [result]
}

/**
 * The series before, if it has the same rows.
 *
 * @param isPart whether the new rows are a part of those before
 */
function keepOrReplace<column extends string>(
  before: ColumnSeries<column> | undefined,
  after: ColumnSeries<column>,
  isPart: boolean,
): ColumnSeries<column> {
  if (before === undefined) return after
  if (sameRows(before, after)) return before
  const last = after.timestamps.at(-1)
  if (isPart && last !== undefined) {
    noteRefreshed(
      after,
      before,
      before.timestamps[findRow(before.timestamps, last) + 1] ?? Number.POSITIVE_INFINITY,
    )
  }
  return after
}

/**
 * Replaces the end of a series. Only that is compared and written, if the response adds rows.
 *
 * @param kept the part of `before` that stays
 * @param timestamps the joined times, if already known
 */
function extendSeries<column extends string>(
  before: ColumnSeries<column>,
  kept: ColumnSeries<column>,
  fresh: ColumnSeries<column>,
  timestamps: Float64Array | undefined,
): ColumnSeries<column> {
  const names = Object.keys(fresh.columns) as column[]
  const isAlike =
    names.length === Object.keys(before.columns).length && names.every((name) => before.columns[name])
  if (!isAlike) return joinRows([kept, fresh], timestamps)
  const first = (kept.timestamps.byteOffset - before.timestamps.byteOffset) / Float64Array.BYTES_PER_ELEMENT
  const rows = { first, end: first + kept.timestamps.length }
  const same = Math.min(
    countSame(before.timestamps, rows.end, fresh.timestamps),
    ...names.map((name) => countSame(before.columns[name], rows.end, fresh.columns[name])),
  )
  const valueMeta = joinMeta([kept, fresh])
  const isSame =
    first === 0 && same === fresh.timestamps.length && rows.end + same === before.timestamps.length
  if (isSame && sameMeta(before.valueMeta, valueMeta)) return before
  const extended = {
    ...fresh,
    timestamps: timestamps ?? extendColumn(before.timestamps, rows, fresh.timestamps),
    columns: Object.fromEntries(
      names.map((name) => [name, extendColumn(before.columns[name], rows, fresh.columns[name])]),
    ) as Record<column, Float64Array>,
    valueMeta,
  }
  const added = fresh.timestamps[same] ?? Number.POSITIVE_INFINITY
  noteRefreshed(extended, before, Math.min(added, before.timestamps[rows.end + same] ?? added))
  return extended
}

/** Whether two arrays are the same memory; empty ones are always equal. */
function isSameView(a: Float64Array, b: Float64Array): boolean {
  return a.length === b.length && (a.length === 0 || (a.buffer === b.buffer && a.byteOffset === b.byteOffset))
}

function checkPages(pages: readonly SeriesPage[]): void {
  const last = pages.at(-1)
  if (last !== undefined && last.nextOffset === undefined) return
  throw new InvalidParameterError({
    parameter: 'pages',
    reason: last === undefined ? 'is empty' : 'ends before the last page',
    advice: 'Continue with `offset: page.nextOffset` until there is none, and pass all pages.',
  })
}

function checkFit(state: LiveSeries | undefined, plan: RefreshPlan): void {
  const fits =
    state !== undefined &&
    state.key === plan.key &&
    state.startTime <= plan.windowStart &&
    state.endTime >= plan.startTime &&
    state.endTime <= plan.endTime
  if (fits) return
  throw new InvalidParameterError({
    parameter: 'plan',
    reason: 'belongs to another state',
    advice: 'Pass the state that `planRefresh` received, or a later one.',
  })
}

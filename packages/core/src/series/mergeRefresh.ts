import { InvalidParameterError } from '../errors/index.js'
import type { ColumnSeries } from './columnSeries.js'
import { concatByKey } from './concatSeries.js'
import { joinRows } from './joinRows.js'
import type { LiveSeries, RefreshPlan } from './liveSeries.js'
import { metricKey } from './metricKey.js'
import { sameNumbers, sameRows } from './sameRows.js'
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
  const before = new Map(state?.series.map((series) => [metricKey(series), series]))
  const answer = concatByKey(pages.flatMap(({ elements }) => elements))
  const keys = [...new Set([...before.keys(), ...answer.keys()])].sort()
  const times: JoinedTimes = []
  const merged = keys.flatMap((one) => mergeOne(before.get(one), answer.get(one), plan, times))
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
  const merged =
    second === undefined
      ? { ...first, timestamps: known?.joined ?? first.timestamps }
      : joinRows([first, second], known?.joined)
  const result = before !== undefined && sameRows(before, merged) ? before : merged
  if (known === undefined) times.push({ kept: head, fresh: tail, joined: result.timestamps })
  return [result]
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

import { InvalidParameterError } from '../errors/index.js'
import type { ColumnSeries } from './columnSeries.js'
import { concatByKey } from './concatSeries.js'
import { joinRows } from './joinRows.js'
import type { LiveSeries, RefreshPlan } from './liveSeries.js'
import { metricKey } from './metricKey.js'
import { sameNumbers, sameRows } from './sameRows.js'
import { sliceSeries } from './sliceSeries.js'

/** A page of series, as the lists of measurements and statistics return it. */
export type SeriesPage<column extends string = string> = {
  readonly elements: readonly ColumnSeries<column>[]
  readonly nextOffset?: string | undefined
}

/**
 * Puts what a plan asked for into a live series. The answer replaces what was there of its time, exactly: rows that it
 * does not have any more go, too. Older rows stay until they leave the window.
 *
 * What did not change is the same object as before: a series, the list of series, and the whole state when nothing moved.
 * The state given in is never changed.
 *
 * @param state what the plan was made for, or a newer one
 * @param pages all pages of the answer, in their order
 * @throws `InvalidParameterError` when the last page says that there is another one, and when the plan leaves a gap
 * between the state and the answer
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
 * Which times became which. Series that were read together mostly have the same ones: kept once, they take less memory and
 * less copying, and compare at once.
 */
type JoinedTimes = { kept: Float64Array; fresh: Float64Array; joined: Float64Array }[]

/** Rows of before the answer, then the answer: one series, or none without rows. */
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

/** The same numbers in the same memory; empty ones are the same wherever they are. */
function isSameView(a: Float64Array, b: Float64Array): boolean {
  return a.length === b.length && (a.length === 0 || (a.buffer === b.buffer && a.byteOffset === b.byteOffset))
}

function checkPages(pages: readonly SeriesPage[]): void {
  const last = pages.at(-1)
  if (last !== undefined && last.nextOffset === undefined) return
  throw new InvalidParameterError({
    parameter: 'pages',
    reason: last === undefined ? 'is empty' : 'ends before the last page',
    advice: 'Go on with `offset: page.nextOffset` until there is none, and pass all pages.',
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
    reason: 'was made for another state',
    advice: 'Pass the state that `planRefresh` got, or one that came out of it since.',
  })
}

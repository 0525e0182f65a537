import { formatTimeRange, parseZone, tryParseTimeRange } from '@monasca/core/time'
import { boolean, number, object, picklist, pipe, string, transform, union } from 'valibot'
import { parameter } from '../search/parameter.js'
import { findRangeProblem } from './rangeLimits.js'
import { defaultRange } from './ranges.js'

/** Seconds between updates to choose from. */
export const refreshIntervals: readonly number[] = [5, 10, 30, 60, 300]

/** `'off'`: paused. A number: seconds. `undefined`: as fits the range. */
export type RefreshChoice = 'off' | number | undefined

/**
 * The search parameters of the frame, which every page keeps. Defaults are not written to the address.
 *
 * - `range`: text that `parseTimeRange` reads; canonical afterwards. Absent: the last hour
 * - `refresh`: `off`, or seconds. Absent: as fits the range
 * - `zone`: the zone of times on the page, such as `UTC`. Absent: the browser's
 * - `live=false` in old addresses is `refresh=off`
 */
export const frameSearch = pipe(
  object({
    range: parameter(string()),
    refresh: parameter(union([picklist(['off']), pipe(number(), picklist(refreshIntervals))])),
    zone: parameter(pipe(string(), transform(parseZone))),
    live: parameter(boolean()),
  }),
  transform(
    ({ range, refresh, zone, live }): FrameSearch => ({
      range: range === undefined ? undefined : canonicalRange(range, zone),
      refresh: refresh ?? (live === false ? 'off' : undefined),
      zone,
      live: undefined,
    }),
  ),
)

/** Valid parameters. */
export type FrameSearch = {
  range?: string | undefined
  refresh?: RefreshChoice
  zone?: string | undefined
  live?: undefined
}

/** The names of the parameters that links to other pages keep. */
export const frameParameters = ['range', 'refresh', 'zone'] as const satisfies (keyof FrameSearch)[]

/** Returns a range for the address; `undefined` for the default, and for text that is no range. */
function canonicalRange(text: string, zone: string | undefined): string | undefined {
  const context = { now: Date.now(), zone }
  const ends = tryParseTimeRange(text, context)
  const canonical = ends && findRangeProblem(ends, context) === undefined ? formatTimeRange(ends) : undefined
  return canonical === defaultRange ? undefined : canonical
}

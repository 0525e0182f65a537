import { type InferInput, maxLength, nonEmpty, object, optional, pipe, string, unknown } from 'valibot'
import type { ChartSettings } from '../../components/chart/types.js'
import type { MetricQuery } from '../../queries/metricQuery.js'
import { parameter } from '../../search/parameter.js'

/**
 * The search parameters of Explore.
 *
 * - `q`: the queries, and `chart`: how they are drawn. The page checks both (`readExplore`) and says what is wrong:
 *   the code that reads them loads with it
 * - `find`: the text that metrics are searched for
 * - `alarm`: id of the alarm whose states and thresholds the chart shows
 */
export const exploreSearch = object({
  q: optional(unknown()),
  chart: optional(unknown()),
  find: parameter(pipe(string(), nonEmpty(), maxLength(100))),
  alarm: parameter(pipe(string(), nonEmpty(), maxLength(100))),
})

export type ExploreSearch = Partial<InferInput<typeof exploreSearch>> & {
  q?: readonly MetricQuery[] | undefined
  chart?: ChartSettings | undefined
}

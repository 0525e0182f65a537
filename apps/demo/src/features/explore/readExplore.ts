import type { ChartSettings } from '../../components/chart/types.js'
import { chartSettings } from '../../queries/chartSettings.js'
import { type MetricQuery, metricQueries } from '../../queries/metricQuery.js'
import { readJson } from '../../queries/readJson.js'

/** What an address says, as far as it can be read. */
export type Explored = {
  queries: readonly MetricQuery[]
  settings: ChartSettings | undefined
  /** The first part that cannot be read, as a sentence. */
  problem: string | undefined
}

const noQueries: readonly MetricQuery[] = []

/** Reads the queries and the settings of an address. */
export function readExplore({ q, chart }: { q?: unknown; chart?: unknown }): Explored {
  const queries = q === undefined ? undefined : readJson(metricQueries, q, 'q')
  const settings = chart === undefined ? undefined : readJson(chartSettings, chart, 'chart')
  return {
    queries: queries?.value ?? noQueries,
    settings: settings?.value,
    problem: queries?.problem ?? settings?.problem,
  }
}

import type { Caller } from '../../http/caller.js'
import type { Grouping, SeriesFilter } from '../../store/findSeries.js'
import type { TimeRange } from '../../store/metricFilter.js'
import { targetProject } from './access.js'
import { unprocessable } from './errors.js'
import { parseDimensions } from './parseDimensions.js'
import { parseMetricName } from './parseMetricName.js'
import { parseTimeRange } from './parseTimeRange.js'
import type { Query } from './query.js'

/** The parameters that measurements and statistics share. */
export type SeriesQuery = { filter: SeriesFilter; range: TimeRange }

/** Reads the parameters that measurements and statistics share. @throws ApiError 422 without `name` or `start_time` */
export function parseSeriesQuery(caller: Caller, query: Query): SeriesQuery {
  const name = parseMetricName(query, 'name')
  if (name === undefined) throw unprocessable('name is required')
  const range = parseTimeRange(query)
  if (range.start === undefined) throw unprocessable('start_time is required')
  const filter = {
    projectId: targetProject(caller, query),
    name,
    dimensions: parseDimensions(query),
    grouping: parseGrouping(query),
  }
  return { filter, range }
}

/** `group_by` takes precedence over `merge_metrics`. */
function parseGrouping(query: Query): Grouping {
  const groupBy = query.first('group_by')?.split(',')
  if (groupBy !== undefined) {
    return { type: 'group', by: groupBy.includes('*') ? '*' : [...new Set(groupBy)] }
  }
  const merge = query.first('merge_metrics')
  // The Python server checks whether the text is part of "true", and its clients send `True`.
  return { type: merge !== undefined && 'true'.includes(merge.toLowerCase()) ? 'merge' : 'single' }
}

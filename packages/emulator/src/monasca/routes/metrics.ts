import type { Hono } from 'hono'
import { noContent } from '../../http/json.js'
import {
  listMeasuredMetrics,
  listMetricNames,
  listMetrics,
  type MetricText,
} from '../../store/listMetrics.js'
import type { MetricFilter } from '../../store/metricFilter.js'
import { targetProject } from '../requests/access.js'
import { parseDimensions } from '../requests/parseDimensions.js'
import { parseMetricName } from '../requests/parseMetricName.js'
import { parseMetrics } from '../requests/parseMetrics.js'
import { parseLimit, parseSkip } from '../requests/parsePaging.js'
import { parseTimeRange } from '../requests/parseTimeRange.js'
import type { MonascaContext } from './context.js'
import { dropUnmeasured, escapeBlanks, matchAlternatives } from './quirks.js'
import { type MonascaEnvironment, resource } from './resource.js'
import { list, textList } from './responses.js'
import { takePage } from './takePage.js'

/** `/v2.0/metrics` and `/v2.0/metrics/names`: sends measurements, lists metrics. */
export function metricRoutes(app: Hono<MonascaEnvironment>, context: MonascaContext): void {
  const { store, engine } = context
  resource(app, '/v2.0/metrics', {
    GET: {
      access: 'read',
      handle({ caller, query, links }) {
        const limit = parseLimit(query)
        // The offset is the position of the last element seen; positions are the ids of this list.
        const skip = query.first('offset') === undefined ? 0 : parseSkip(query) + 1
        const filter = {
          projectId: targetProject(caller, query),
          name: parseMetricName(query, 'name'),
          dimensions: parseDimensions(query),
          range: parseTimeRange(query),
          skip,
          limit: limit + 1,
        }
        const { elements, more } = takePage(findMetrics(context, filter), limit)
        const shown = elements.map(
          ({ name, dimensions }, index) =>
            `{"id":"${skip + index}","name":${JSON.stringify(name)},"dimensions":${dimensions}}`,
        )
        return textList(links, shown, more ? String(skip + limit - 1) : undefined)
      },
    },
    POST: {
      access: 'ingest',
      body: 'strict',
      handle({ caller, query, body }) {
        engine.accept(targetProject(caller, query), parseMetrics(body))
        return noContent()
      },
    },
  })

  resource(app, '/v2.0/metrics/names', {
    GET: {
      access: 'read',
      handle({ caller, query, links }) {
        const limit = parseLimit(query)
        const projectId = targetProject(caller, query)
        const dimensions = parseDimensions(query)
        const found = listMetricNames(store, {
          projectId,
          dimensions: context.quirks ? matchAlternatives(store, projectId, dimensions) : dimensions,
          after: query.first('offset') ?? '',
          limit: limit + 1,
        })
        const { elements, more } = takePage(found, limit)
        return list(
          links,
          elements.map((name) => ({ name })),
          more ? elements.at(-1) : undefined,
        )
      },
    },
  })
}

function findMetrics(
  { store, quirks }: MonascaContext,
  filter: MetricFilter & { skip: number; limit: number },
): MetricText[] {
  if (quirks === undefined) return listMetrics(store, filter)
  const dimensions = matchAlternatives(store, filter.projectId, filter.dimensions ?? [])
  const taken = listMeasuredMetrics(store, { ...filter, dimensions })
  return dropUnmeasured(taken, filter.range?.start !== undefined).map((metric) => ({
    name: metric.name,
    dimensions: JSON.stringify(escapeBlanks(metric.dimensions)),
  }))
}

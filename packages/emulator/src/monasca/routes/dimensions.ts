import type { Hono } from 'hono'
import { listDimensionNames, listDimensionValues } from '../../store/listDimensions.js'
import { targetProject } from '../requests/access.js'
import { unprocessable } from '../requests/errors.js'
import { parseMetricName } from '../requests/parseMetricName.js'
import { parseLimit } from '../requests/parsePaging.js'
import { parseOpenTimeRange } from '../requests/parseTimeRange.js'
import type { MonascaContext } from './context.js'
import { requireIdentifiers } from './quirks.js'
import { type ApiRequest, type MonascaEnvironment, resource } from './resource.js'
import { list } from './responses.js'
import { takePage } from './takePage.js'

/** `/v2.0/metrics/dimensions/names` and `…/names/values`: the dimensions of metrics. */
export function dimensionRoutes(app: Hono<MonascaEnvironment>, { store, quirks }: MonascaContext): void {
  resource(app, '/v2.0/metrics/dimensions/names', {
    GET: {
      access: 'read',
      handle: (request) =>
        listTexts(request, 'dimension_name', (filter) => {
          const names = listDimensionNames(store, filter)
          if (quirks !== undefined && filter.name !== undefined) requireIdentifiers(names)
          return names
        }),
    },
  })
  resource(app, '/v2.0/metrics/dimensions/names/values', {
    GET: {
      access: 'read',
      handle(request) {
        const dimensionName = request.query.first('dimension_name')
        if (dimensionName === undefined) throw unprocessable('dimension_name is required')
        return listTexts(request, 'dimension_value', (filter) =>
          listDimensionValues(store, { ...filter, dimensionName }),
        )
      },
    },
  })
}

function listTexts(
  { caller, query, links }: ApiRequest,
  key: string,
  read: (filter: Parameters<typeof listDimensionNames>[1]) => string[],
): Response {
  const limit = parseLimit(query)
  const found = read({
    projectId: targetProject(caller, query),
    name: parseMetricName(query, 'metric_name'),
    range: parseOpenTimeRange(query),
    after: query.first('offset') ?? '',
    limit: limit + 1,
  })
  const { elements, more } = takePage(found, limit)
  return list(
    links,
    elements.map((text) => ({ [key]: text })),
    more ? elements.at(-1) : undefined,
  )
}

import type { Hono } from 'hono'
import { json } from '../../http/json.js'
import { unprocessable } from '../requests/errors.js'
import type { Links } from './buildLinks.js'
import { type MonascaEnvironment, resource } from './resource.js'
import { list } from './responses.js'

/** `GET /` and `GET /v2.0`: the available versions. Any other single segment is an unknown version. */
export function versionRoutes(app: Hono<MonascaEnvironment>): void {
  resource(app, '/', {
    GET: { access: 'token', handle: ({ links }) => list(links, [versionOf(links)]) },
  })
  resource(app, '/:version', {
    GET: {
      access: 'token',
      handle({ links, parameter }) {
        const version = parameter('version')
        if (version === 'v2.0') return json(200, versionOf(links))
        throw unprocessable(`No version ${version} available`, 'Invalid version')
      },
    },
  })
}

function versionOf(links: Links): Record<string, unknown> {
  return {
    id: 'v2.0',
    links: links.resource('/v2.0'),
    status: 'CURRENT',
    updated: '2013-03-06T00:00:00.000Z',
  }
}

import { Hono } from 'hono'
import { type KeystoneEnvironment, type KeystoneRouter, originOf } from './environment.js'

/** `GET /identity`, `/identity/v3`, `/identity/v2.0`: the available versions. No token is needed. */
export function createVersionsRouter(): KeystoneRouter {
  const router = new Hono<KeystoneEnvironment>({ strict: false })
  router.get('/', (context) => {
    const { v3, v2 } = versionsAt(originOf(context))
    context.header('Location', v3.links[0]?.href ?? '')
    return context.json({ versions: { values: [v3, v2] } }, 300)
  })
  router.get('/v3', (context) => context.json({ version: versionsAt(originOf(context)).v3 }))
  router.get('/v2.0', (context) => context.json({ version: versionsAt(originOf(context)).v2 }))
  return router
}

type Version = {
  id: string
  status: 'stable' | 'deprecated'
  updated: string
  links: { rel: string; href: string }[]
  'media-types': { base: string; type: string }[]
}

function versionsAt(origin: string): { v3: Version; v2: Version } {
  const version = (id: string, path: string, status: Version['status'], updated: string): Version => ({
    id,
    status,
    updated,
    links: [{ rel: 'self', href: `${origin}/identity/${path}/` }],
    'media-types': [{ base: 'application/json', type: `application/vnd.openstack.identity-${path}+json` }],
  })
  return {
    v3: version('v3.14', 'v3', 'stable', '2020-04-07T00:00:00Z'),
    v2: version('v2.0', 'v2.0', 'deprecated', '2016-08-04T00:00:00Z'),
  }
}

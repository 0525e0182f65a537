import { type Context, Hono } from 'hono'
import type { Credential } from '../model/credentials.js'
import { createId } from '../model/ids.js'
import type { Keystone } from '../model/keystone.js'
import { forbidden, missingMember, notFound } from '../requests/errors.js'
import { type JsonObject, optionalObject, optionalText } from '../requests/members.js'
import { isDelegated, refuseDelegated } from '../tokens/delegation.js'
import {
  hasRole,
  type KeystoneEnvironment,
  type KeystoneRouter,
  readBody,
  requireCaller,
} from './environment.js'
import { collectionLinks, selfLink } from './links.js'

/** `/identity/v3/credentials`: secrets of one-time codes and other credentials, for their owner and administrators. */
export function createCredentialsRouter(keystone: Keystone): KeystoneRouter {
  const router = new Hono<KeystoneEnvironment>({ strict: false })
  const { credentials } = keystone

  router.post('/v3/credentials', async (context) => {
    const body = optionalObject(await readBody(context), 'credential', 'the body') ?? {}
    checkOwner(context, body['user_id'], 'create_credential')
    refuseDelegated(requireCaller(context), 'managing credentials')
    const credential = { id: createId(), ...parseCredential(body) }
    credentials.insert(credential)
    return context.json({ credential: render(context, credential) }, 201)
  })

  router.get('/v3/credentials', (context) => {
    const caller = requireCaller(context)
    const listed = credentials
      .list({ userId: context.req.query('user_id'), type: context.req.query('type') })
      .filter(({ userId }) => userId === caller.user.id || hasRole(caller, 'admin'))
      // Delegated tokens get an empty list, as in the real service.
      .filter(() => !isDelegated(caller))
    return context.json({
      credentials: listed.map((credential) => render(context, credential)),
      links: collectionLinks(context),
    })
  })

  router.get('/v3/credentials/:id', (context) => {
    const credential = find(context, 'get_credential')
    return context.json({ credential: render(context, credential) })
  })

  router.patch('/v3/credentials/:id', async (context) => {
    const current = find(context, 'update_credential')
    const body = optionalObject(await readBody(context), 'credential', 'the body') ?? {}
    const { userId: user_id, projectId: project_id, type, blob } = current
    const changed = { user_id, type, blob, ...(project_id !== null && { project_id }), ...body }
    checkOwner(context, changed.user_id, 'update_credential')
    const credential = { id: current.id, ...parseCredential(changed) }
    credentials.update(credential)
    return context.json({ credential: render(context, credential) })
  })

  router.delete('/v3/credentials/:id', (context) => {
    credentials.remove(find(context, 'delete_credential').id)
    return context.body(null, 204)
  })

  /** The credential of the path; callers who may not read it do not learn whether it exists. */
  function find(context: Context<KeystoneEnvironment>, action: string): Credential {
    const credential = credentials.byId(context.req.param('id') ?? '')
    checkOwner(context, credential?.userId, action)
    if (!credential) throw notFound('credential')
    refuseDelegated(requireCaller(context), 'managing credentials')
    return credential
  }

  return router
}

function checkOwner(context: Context<KeystoneEnvironment>, userId: unknown, action: string): void {
  const caller = requireCaller(context)
  if (userId !== caller.user.id && !hasRole(caller, 'admin')) throw forbidden(`identity:${action}`)
}

function parseCredential(body: JsonObject): Omit<Credential, 'id'> {
  const required = (member: string) => {
    const text = optionalText(body, member, 'credential')
    if (text === undefined) throw missingMember(member, 'credential')
    return text
  }
  const [type, blob, userId] = [required('type'), required('blob'), required('user_id')]
  const projectId = type === 'ec2' ? required('project_id') : optionalText(body, 'project_id', 'credential')
  return { type, blob, userId, projectId: projectId ?? null }
}

function render(context: Context<KeystoneEnvironment>, { id, userId, projectId, type, blob }: Credential) {
  return {
    id,
    user_id: userId,
    project_id: projectId,
    type,
    blob,
    links: selfLink(context, `credentials/${id}`),
  }
}

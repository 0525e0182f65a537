import { fieldsOf, listOf, textOf } from '../access/index.js'
import type { AuthOptions, Project, Session } from './session.js'

/** Lists the projects of the user: `GET /v3/auth/projects`, or `GET /v2.0/tenants`. */
export async function listProjects(
  session: Pick<Session, 'getAccess' | 'request'>,
  authUrl: string,
  options: AuthOptions,
): Promise<Project[]> {
  const old = (await session.getAccess(options)).version === 'v2.0'
  const { body } = await session.request({ url: authUrl + (old ? '/tenants' : '/auth/projects'), ...options })
  return listOf(fieldsOf(body)[old ? 'tenants' : 'projects']).flatMap((element) => {
    const { id, name, enabled, ...rest } = fieldsOf(element)
    if (!textOf(id) || !textOf(name)) return []
    return [
      {
        id: id as string,
        name: name as string,
        domainId: textOf(rest['domain_id']),
        description: textOf(rest['description']),
        enabled: enabled !== false,
      },
    ]
  })
}

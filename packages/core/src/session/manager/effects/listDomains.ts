import { fieldsOf, listOf, textOf } from '../../../access/index.js'
import type { AuthOptions, Session } from '../../session.js'
import type { SessionDomain } from '../sessionManager.js'

/** Reads the domains of the user: `GET /v3/auth/domains`. */
export async function listDomains(
  session: Pick<Session, 'request'>,
  authUrl: string,
  options: AuthOptions | undefined,
): Promise<SessionDomain[]> {
  const { body } = await session.request({ url: `${authUrl}/auth/domains`, ...options })
  return listOf(fieldsOf(body)['domains']).flatMap((element) => {
    const { id, name, description, enabled } = fieldsOf(element)
    if (!textOf(id) || !textOf(name)) return []
    return [
      {
        id: id as string,
        name: name as string,
        description: textOf(description),
        enabled: enabled !== false,
      },
    ]
  })
}

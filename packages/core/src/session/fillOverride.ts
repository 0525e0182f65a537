import type { AccessInfo } from '../access/index.js'
import { InvalidParameterError } from '../errors/index.js'

const members = { project_id: 'projectId', user_id: 'userId' } as const

/**
 * Replaces `%(project_id)s` and `%(user_id)s` with the ids of the token. Everything else, such as `%20`, is kept.
 *
 * @throws InvalidParameterError when the token has no such id
 */
export async function fillOverride(url: string, getAccess: () => Promise<AccessInfo>): Promise<string> {
  if (!url.includes('%(')) return url
  const access = await getAccess()
  return url.replace(/%\((project_id|user_id)\)s/g, (text, name: keyof typeof members) => {
    const id = access[members[name]]
    if (id) return id
    throw new InvalidParameterError({
      parameter: 'endpointOverride',
      reason: `has ${text}, but the token has none`,
      advice: 'Sign in to a project, or pass the full URL.',
    })
  })
}

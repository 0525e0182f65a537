import { inspect } from 'node:util'
import type { AccessInfo, Session } from '@monasca/core'
import { createSession } from '@monasca/core'
import type { AuthPlugin } from '@monasca/core/identity'
import { lab } from '../lab.js'

/** Keystone's responses to a signed-in user. */
export type Proof = {
  session: Session
  access: AccessInfo
  /** Names from `GET /v3/auth/projects`, which requires any token. */
  projects: string[]
  /** Service types from `GET /v3/auth/catalog`, which requires a project token; `undefined` for others. */
  services: string[] | undefined
}

type Named = { name: string; type: string }

/** Signs in with a plugin, and makes authenticated calls. */
export async function prove(auth: AuthPlugin): Promise<Proof> {
  const session = createSession({ auth })
  const access = await session.getAccess()
  const names = async (path: string, list: string, field: keyof Named) => {
    const { body } = await session.request({ url: lab.keystone + path })
    return (body as Record<string, Named[]>)[list]?.map((element) => element[field]) ?? []
  }
  return {
    session,
    access,
    projects: await names('/auth/projects', 'projects', 'name'),
    services: access.projectScoped ? await names('/auth/catalog', 'catalog', 'type') : undefined,
  }
}

/** The rejection of a promise. */
export async function failure(work: Promise<unknown>): Promise<unknown> {
  try {
    await work
  } catch (error) {
    return error
  }
  throw new Error('It succeeded.')
}

/** Everything that printing or logging an error shows, including its causes. */
export function shown(error: unknown): string {
  return [String(error), JSON.stringify(error), inspect(error, { depth: Number.POSITIVE_INFINITY })].join(
    '\n',
  )
}

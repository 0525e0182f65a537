import { inspect } from 'node:util'
import type { AccessInfo, Session } from '@monasca/core'
import { createSession } from '@monasca/core'
import type { AuthPlugin } from '@monasca/core/identity'
import { lab } from '../lab.js'

/** What Keystone says to somebody who signed in. */
export type Proof = {
  session: Session
  access: AccessInfo
  /** Names from `GET /v3/auth/projects`, which is for whoever has a token. */
  projects: string[]
  /** Service types from `GET /v3/auth/catalog`, which is for tokens of a project; `undefined` for others. */
  services: string[] | undefined
}

type Named = { name: string; type: string }

/** Signs in with a plugin, and calls what only the signed in may call. */
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

/** What a promise is rejected with. */
export async function failure(work: Promise<unknown>): Promise<unknown> {
  try {
    await work
  } catch (error) {
    return error
  }
  throw new Error('It succeeded.')
}

/** All that an error shows to whoever prints or logs it, its causes too. */
export function shown(error: unknown): string {
  return [String(error), JSON.stringify(error), inspect(error, { depth: Number.POSITIVE_INFINITY })].join(
    '\n',
  )
}

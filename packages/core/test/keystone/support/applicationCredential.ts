import { createSession } from '@monasca/core'
import { V3Password } from '@monasca/core/identity'
import { lab } from '../lab.js'
import { type Account, create, unique } from './admin.js'

/** The credentials of a program. */
export type ApplicationCredential = { id: string; name: string; secret: string }

/** Creates an application credential as the user, as Keystone requires, with properties such as `expires_at`. */
export async function createApplicationCredential(
  account: Account,
  properties: Record<string, unknown> = {},
): Promise<ApplicationCredential> {
  const { userId, password, projectId } = account
  const auth = new V3Password({ authUrl: lab.keystone, userId, password, projectId })
  const credential = await create(
    'application_credential',
    { name: unique('credential'), ...properties },
    createSession({ auth }),
    `/users/${userId}/application_credentials`,
  )
  return credential as ApplicationCredential
}

import { verifyPassword } from '../../model/passwords.js'
import { unauthorized } from '../../requests/errors.js'
import { optionalText, requireObject } from '../../requests/members.js'
import { findUser } from '../findUser.js'
import type { MethodContext, MethodResult } from './method.js'

/** The method `password`: a user by id, or by name and domain, and their password. */
export async function passwordMethod({ keystone, payload }: MethodContext): Promise<MethodResult> {
  const reference = requireObject(payload, 'user', 'password')
  const password = optionalText(reference, 'password', 'user')
  const user = findUser(keystone, reference)
  const hash = keystone.users.passwordHashOf(user.id)
  if (hash === null || password === undefined) throw unauthorized()
  if (!(await verifyPassword(password, hash))) throw unauthorized()
  return { userId: user.id }
}

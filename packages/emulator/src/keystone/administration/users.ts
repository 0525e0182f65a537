import * as v from 'valibot'
import { isRecord } from '../../http/json.js'
import { readValue } from '../../validation/schemas.js'
import type { Keystone } from '../model/keystone.js'
import { hashPassword } from '../model/passwords.js'
import { badRequest, notFound } from '../requests/errors.js'
import type { JsonObject } from '../requests/members.js'
import { flag, object, text, textOrNull } from './attributes.js'
import { domainOf } from './domainOf.js'
import { type Collection, mergeChanges } from './serveCollection.js'

/** `null` for a user who cannot sign in with a password. */
const passwordRule = v.nullable(
  v.pipe(v.string('must be text or null'), v.minLength(1, 'must be text or null')),
)

/** `/identity/v3/users`. */
export function userCollection({ users, domains, tokens }: Keystone): Collection {
  return {
    path: 'users',
    one: 'user',
    many: 'users',
    table: users,
    rules: {
      name: text(1, 255),
      password: passwordRule,
      default_project_id: textOrNull,
      description: textOrNull,
      domain_id: text(1, 64),
      enabled: flag,
      options: object,
    },
    required: ['name'],
    filters: ['name', 'domain_id', 'enabled'],
    maySee: (caller, user) => user !== undefined && caller.user.id === user.id,
    complete({ password: _, options, ...body }, caller, id) {
      const domain = String(body['domain_id'] ?? domainOf(caller))
      if (!domains.byId(domain)) throw notFound('domain')
      return { enabled: true, ...body, domain_id: domain, options: mergeOptions({}, options), id }
    },
    change: (current, { password: _, options, ...changes }) =>
      mergeChanges(current, { ...changes, options: mergeOptions(current['options'], options) }, [
        'domain_id',
      ]),
    afterWrite({ id, enabled }, { password }) {
      if (password !== undefined) {
        users.setPassword(id, typeof password === 'string' ? hashPassword(password) : null)
      }
      // Earlier tokens become invalid, as in the real service.
      if (password !== undefined || enabled === false) tokens.revokeOfUser(id)
    },
    render: ({ default_project_id: project }) => ({
      password_expires_at: null,
      default_project_id: project ?? undefined,
    }),
  }
}

const ruleReason = '"multi_factor_auth_rules" must be a list of lists of names of methods.'

const multiFactorOptions = v.looseObject({
  multi_factor_auth_enabled: v.nullish(v.boolean('"multi_factor_auth_enabled" must be true, false or null.')),
  multi_factor_auth_rules: v.nullish(
    v.array(v.pipe(v.array(v.string(ruleReason), ruleReason), v.minLength(1, ruleReason)), ruleReason),
  ),
})

/** Merges options into the existing ones; `null` removes one. @throws `KeystoneError` 400 */
function mergeOptions(current: unknown, changes: unknown): JsonObject {
  const options = isRecord(changes) ? changes : {}
  readValue(multiFactorOptions, options, ({ reason }) => badRequest(reason))
  const merged = { ...(isRecord(current) ? current : {}), ...options }
  return Object.fromEntries(Object.entries(merged).filter(([, value]) => value !== null))
}

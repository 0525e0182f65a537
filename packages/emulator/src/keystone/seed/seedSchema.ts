import {
  byName,
  flag,
  listOf,
  members,
  optional,
  type Schema,
  text,
  texts,
} from '../../validation/schemas.js'
import type {
  Seed,
  SeedApplicationCredential,
  SeedFederation,
  SeedProject,
  SeedService,
  SeedUser,
} from './seed.js'

const roles = byName(texts)

const user = members<SeedUser>({
  name: text,
  password: optional(text),
  domain: optional(text),
  defaultProject: optional(text),
  enabled: optional(flag),
  totpSecret: optional(text),
  multiFactorRules: optional(listOf(texts)),
  applicationCredentials: optional(
    listOf(members<SeedApplicationCredential>({ name: text, secret: text, project: text })),
  ),
  projectRoles: optional(roles),
  domainRoles: optional(roles),
  systemRoles: optional(texts),
})

/** What a seed may contain. Whether the names in it refer to each other is not checked. */
export const seedSchema: Schema<Seed> = members<Seed>({
  domains: optional(texts),
  projects: listOf(
    members<SeedProject>({
      name: text,
      domain: optional(text),
      description: optional(text),
      enabled: optional(flag),
    }),
  ),
  users: listOf(user),
  federation: optional(
    members<SeedFederation>({
      group: optional(text),
      projectRoles: roles,
      groups: optional(byName(roles)),
    }),
  ),
  services: optional(
    listOf(members<SeedService>({ type: text, name: text, url: text, region: optional(text) })),
  ),
})

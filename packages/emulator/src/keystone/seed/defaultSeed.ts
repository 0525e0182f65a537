import type { Seed, SeedService } from './seed.js'

/** The catalog of an emulator whose seed has no services. */
export const defaultServices: readonly SeedService[] = [
  { type: 'identity', name: 'keystone', url: '$(origin)s/identity/v3' },
  { type: 'monitoring', name: 'monasca', url: '$(origin)s/v2.0' },
]

/** The secret of the one-time codes of the users `totp` and `mfa`: `monasca-emulator-key` in base32. */
const totpSecret = 'NVXW4YLTMNQS2ZLNOVWGC5DPOIWWWZLZ'

/**
 * The default content of an emulator: the users `mini-mon`, `admin`, `reader`, `agent`, `totp` and `mfa` in the domain
 * `Default`, and the projects `mini-mon` and `admin`. Users of the OpenID provider get the role `monasca-user` on
 * `mini-mon`; its group `observers` may only read.
 */
export const defaultSeed: Seed = {
  projects: [
    { name: 'mini-mon', description: 'Monitored by the emulator' },
    { name: 'admin', description: 'For the cloud administrator' },
  ],
  federation: {
    projectRoles: { 'mini-mon': ['monasca-user'] },
    groups: { observers: { 'mini-mon': ['monasca-read-only-user'] } },
  },
  users: [
    {
      name: 'mini-mon',
      password: 'password',
      projectRoles: { 'mini-mon': ['monasca-user'] },
      applicationCredentials: [{ name: 'mini-mon-app', secret: 'app-secret', project: 'mini-mon' }],
    },
    {
      name: 'admin',
      password: 'secret',
      projectRoles: { admin: ['admin', 'monasca-user'], 'mini-mon': ['admin', 'monasca-user'] },
      domainRoles: { Default: ['admin'] },
    },
    { name: 'reader', password: 'password', projectRoles: { 'mini-mon': ['monasca-read-only-user'] } },
    { name: 'agent', password: 'password', projectRoles: { 'mini-mon': ['monasca-agent'] } },
    { name: 'totp', password: 'password', totpSecret, projectRoles: { 'mini-mon': ['monasca-user'] } },
    {
      name: 'mfa',
      password: 'password',
      totpSecret,
      multiFactorRules: [['password', 'totp']],
      projectRoles: { 'mini-mon': ['monasca-user'] },
    },
  ],
}

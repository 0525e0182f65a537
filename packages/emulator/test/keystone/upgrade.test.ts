import { expect, test } from 'vitest'
import { createKeystone } from '../../src/keystone/model/keystone.js'
import { keystoneMigrations } from '../../src/keystone/model/migrations.js'
import { openStore } from '../../src/store/openStore.js'

test('behavior: data of an emulator without administration is migrated', () => {
  const store = openStore()
  store.migrate('keystone', keystoneMigrations.slice(0, 7))
  store.db.exec(`
    INSERT INTO keystone_domain (id, name) VALUES ('default', 'Default'), ('own', 'own');
    INSERT INTO keystone_project (id, domain_id, name) VALUES ('p', 'default', 'shop');
    INSERT INTO keystone_role (id, name) VALUES ('r', 'monasca-user');
    INSERT INTO keystone_group (id, domain_id, name) VALUES ('g', 'default', 'federated');
    INSERT INTO keystone_group_assignment VALUES ('g', 'project', 'p', 'r');
    INSERT INTO keystone_service (id, type, name) VALUES ('s', 'monitoring', 'monasca');
    INSERT INTO keystone_endpoint VALUES ('e', 's', 'public', 'RegionOne', 'http://x.test', 1);
    INSERT INTO keystone_identity_provider VALUES ('emulator', 'own', 'openid', 'g', 1);
  `)
  const { assignments, catalog, federation, projects } = createKeystone({ store })
  expect(catalog.catalogFor({ origin: 'http://h', userId: 'u' })).toMatchObject([
    { type: 'monitoring', endpoints: [{ id: 'e', region: 'RegionOne', url: 'http://x.test' }] },
  ])
  expect(catalog.regions.list()).toEqual([{ id: 'RegionOne', description: '', parent_region_id: null }])
  const provider = federation.identityProviders.byId('emulator')
  expect(provider).toMatchObject({ id: 'emulator', domain_id: 'own', enabled: true })
  expect(federation.fillRemoteIds(provider?.remote_ids ?? [])).toEqual([])
  expect(federation.protocol('emulator', 'openid')?.mappingId).toBe('emulator')
  expect(federation.mappings.byId('emulator')?.rules).toEqual([
    {
      local: [{ user: { name: '{0}' } }, { group: { id: 'g' } }],
      remote: [{ type: 'OIDC-preferred_username' }],
    },
  ])
  expect(assignments.list()).toEqual([
    { actor: { type: 'group', id: 'g' }, target: { type: 'project', id: 'p' }, roleId: 'r' },
  ])
  // Roles on deleted targets are deleted as well.
  projects.remove('p')
  expect(assignments.list()).toEqual([])
  store.close()
})

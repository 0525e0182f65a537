import { expect, test } from 'vitest'
import { applyMapping } from '../../src/keystone/federation/applyMapping.js'
import { isMappingRules, type MappingRule } from '../../src/keystone/federation/mappingRules.js'

const ada = { 'OIDC-sub': ['ada'], 'OIDC-groups': ['staff;night', 'boat'], 'OIDC-email': ['ada@example.org'] }

function map(local: MappingRule['local'], remote: MappingRule['remote']) {
  return applyMapping([{ local, remote }], ada)
}

test('default: placeholders are the values in the order of the conditions', () => {
  const local = [{ user: { name: '{1} of {0}' } }, { group: { id: 'g1' } }]
  expect(map(local, [{ type: 'OIDC-sub' }, { type: 'HTTP_OIDC_EMAIL' }])).toEqual({
    userName: 'ada@example.org of ada',
    groups: [{ id: 'g1', name: undefined, domain: undefined }],
  })
})

test('behavior: conditions with lists filter, but pass nothing on', () => {
  const local = [{ user: { name: '{0}' } }]
  const where = (condition: object) =>
    map(local, [{ type: 'OIDC-email', ...condition }, { type: 'OIDC-sub' }])
  expect(where({ any_one_of: ['ada@example.org'] })?.userName).toBe('ada')
  expect(where({ any_one_of: ['eve@example.org'] })).toBeUndefined()
  expect(where({ any_one_of: ['.*@example[.]org$'], regex: true })?.userName).toBe('ada')
  expect(where({ any_one_of: ['example'], regex: true })).toBeUndefined()
  expect(where({ not_any_of: ['ada@example.org'] })).toBeUndefined()
  expect(where({ not_any_of: ['eve@example.org'] })?.userName).toBe('ada')
  expect(where({ any_one_of: ['('], regex: true })).toBeUndefined()
})

test('behavior: a list of groups, some of which pass', () => {
  const local = [{ groups: '{0}', domain: { name: 'north' } }]
  const names = (condition: object) =>
    map(local, [{ type: 'OIDC-groups', ...condition }])?.groups.map(({ name }) => name)
  expect(names({})).toEqual(['staff', 'night', 'boat'])
  expect(names({ whitelist: ['boat'] })).toEqual(['boat'])
  expect(names({ blacklist: ['boat'] })).toEqual(['staff', 'night'])
  expect(map([{ group_ids: '{0}' }], [{ type: 'OIDC-groups' }])?.groups).toHaveLength(3)
})

test('behavior: all matching rules apply, for the user the first', () => {
  const rule = (name: string, type: string): MappingRule => ({
    local: [{ user: { name } }, { group: { id: name } }],
    remote: [{ type }],
  })
  const rules = [rule('first', 'missing'), rule('second', 'OIDC-sub'), rule('third', 'OIDC-email')]
  expect(applyMapping(rules, ada)).toEqual({
    userName: 'second',
    groups: [expect.objectContaining({ id: 'second' }), expect.objectContaining({ id: 'third' })],
  })
  expect(applyMapping([rule('first', 'missing')], ada)).toBeUndefined()
})

test('error: invalid lists of rules', () => {
  const remote = [{ type: 'x' }]
  expect(isMappingRules([{ local: [{ user: { name: 'x' } }], remote }])).toBe(true)
  for (const rules of [
    [],
    'rules',
    [{ local: [] }],
    [{ local: [], remote: [] }],
    [{ local: [{ unknown: 1 }], remote }],
    [{ local: [{ groups: 1 }], remote }],
    [{ local: [], remote: [{ any_one_of: [] }] }],
    [{ local: [], remote: [{ type: 'x', any_one_of: [], whitelist: [] }] }],
    [{ local: [], remote: [{ type: 'x', regex: true }] }],
    [{ local: [], remote, more: 1 }],
  ]) {
    expect([rules, isMappingRules(rules)]).toEqual([rules, false])
  }
})

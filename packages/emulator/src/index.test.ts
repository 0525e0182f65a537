import { expect, test } from 'vitest'
import * as agent from './agent/index.js'
import * as hosts from './http/hosts/index.js'
import * as emulator from './index.js'

test('exports: the entry', () => {
  expect(Object.keys(emulator).sort()).toMatchInlineSnapshot(`
    [
      "FaultRuleError",
      "ListenError",
      "StoreError",
      "createEmulator",
      "defaultSeed",
      "defaultServices",
    ]
  `)
})

test('exports: the entry `hosts`', () => {
  expect(Object.keys(hosts)).toEqual(['createHostGuard'])
})

test('exports: the entry `agent`', () => {
  expect(Object.keys(agent).sort()).toMatchInlineSnapshot(`
    [
      "createFleet",
      "createMachineReader",
      "readMachineMetrics",
      "startAgent",
    ]
  `)
})

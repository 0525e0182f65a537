import { expect, test } from 'vitest'
import { testCommands } from './testCommands.js'

const method = { id: 'a1-b2', name: 'Ops', type: 'EMAIL', address: 'a@b', period: 0 }

test('creates, fires, finds and removes', () => {
  expect(testCommands(method)).toEqual({
    create:
      "monasca alarm-definition-create 'Test of Ops' 'max(notification_test) > 0' --alarm-actions a1-b2",
    fire: 'monasca metric-create notification_test 1',
    find: "monasca alarm-definition-list --name 'Test of Ops'",
    remove: 'monasca alarm-definition-delete <id of the definition>',
  })
})

test('quotes what a shell would interpret', () => {
  const { create } = testCommands({ ...method, id: '--help', name: "it's $(reboot)\n`x`" })
  expect(create).toContain(`'Test of it'\\''s $(reboot) \`x\`'`)
  expect(create).toContain(`--alarm-actions '--help'`)
})

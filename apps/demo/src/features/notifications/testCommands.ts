import type { NotificationMethod } from '@monasca/core'
import { quoteShell } from '../../format/quoteShell.js'

/** The commands of `monasca` that test a method. */
export type TestCommands = { create: string; fire: string; find: string; remove: string }

/** The metric that fires the test's alarm. */
const metric = 'notification_test'

/** Commands for a shell: creates a definition that fires at once, fires it, finds it and deletes it. */
export function testCommands({ id, name }: NotificationMethod): TestCommands {
  const definition = quoteShell([...`Test of ${name}`].slice(0, 255).join(''))
  return {
    create: `monasca alarm-definition-create ${definition} 'max(${metric}) > 0' --alarm-actions ${quoteShell(id)}`,
    fire: `monasca metric-create ${metric} 1`,
    find: `monasca alarm-definition-list --name ${definition}`,
    remove: 'monasca alarm-definition-delete <id of the definition>',
  }
}

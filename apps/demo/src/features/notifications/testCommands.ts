import type { NotificationMethod } from '@monasca/core'

/** The commands of `monasca` that test a method. */
export type TestCommands = { create: string; fire: string; find: string; remove: string }

/** The metric that fires the test's alarm. */
const metric = 'notification_test'

/** Commands for a shell: creates a definition that fires at once, fires it, finds it and deletes it. */
export function testCommands({ id, name }: NotificationMethod): TestCommands {
  const definition = quote([...`Test of ${name}`].slice(0, 255).join(''))
  return {
    create: `monasca alarm-definition-create ${definition} 'max(${metric}) > 0' --alarm-actions ${quote(id)}`,
    fire: `monasca metric-create ${metric} 1`,
    find: `monasca alarm-definition-list --name ${definition}`,
    remove: 'monasca alarm-definition-delete <id of the definition>',
  }
}

/** Quotes an argument for a POSIX shell. Names come from the server, so they may contain anything. */
function quote(text: string): string {
  // A line break would end the command where it is pasted.
  const line = text.replace(/\p{Cc}/gu, ' ')
  return /^[\w.-]+$/.test(line) && !line.startsWith('-') ? line : `'${line.replaceAll("'", "'\\''")}'`
}

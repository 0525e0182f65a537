import * as identity from '../../src/identity/index.js'
import { createSession, type Session } from '../../src/session/index.js'
import type { Outcome, PluginTask, Step, Task } from './task.js'

const methods: Readonly<Record<string, (options: never) => identity.AuthMethod>> = {
  password: identity.passwordMethod,
  token: identity.tokenMethod,
  totp: identity.totpMethod,
  applicationCredential: identity.applicationCredentialMethod,
  receipt: identity.receiptMethod,
}

/** Creates the plugin of a task, and first the plugins among its options. */
function makePlugin({ plugin, options }: PluginTask): identity.AuthPlugin {
  const made = Object.entries(options).map(([name, value]) => {
    const nested = typeof value === 'object' && value !== null && 'plugin' in value
    return [name, nested ? makePlugin(value as PluginTask) : value]
  })
  const all = Object.fromEntries(made)
  if (plugin === 'V3Auth') {
    all.methods = all.methods.map(([name, given]: [string, never]) => methods[name]?.(given))
  }
  // By name, because the task is the same for both languages: the constructor reports missing options.
  const Plugin = Reflect.get(identity, plugin) as new (options: unknown) => identity.AuthPlugin
  return new Plugin(all)
}

async function take(session: Session, step: Step): Promise<unknown> {
  if (step === 'token') return session.getToken()
  if (step === 'invalidate') return session.invalidate()
  return (await session.request(step)).status
}

/** Runs a task with our session. */
export async function runOurs(task: Task): Promise<Outcome[]> {
  const session = createSession({ auth: makePlugin(task.auth), onWarning: () => {}, ...task.session })
  const outcomes: Outcome[] = []
  for (const step of task.steps) {
    outcomes.push(
      await take(session, step).then(
        (value) => ({ value }),
        (error: unknown) => ({ error: (error as Error).name }),
      ),
    )
  }
  return outcomes
}

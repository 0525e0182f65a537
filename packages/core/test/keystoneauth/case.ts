import type { DifferenceName } from './differences.js'
import type { Received, Reply } from './record.js'
import type { Outcome, PluginTask, Step, Task } from './task.js'

/** Answers a request, or leaves that to `cloud`; `count` is 0 for the first of that method and address. */
export type Answer = (request: Received, count: number, url: string) => Reply | undefined

/** Requests that both libraries make. */
export type Case = {
  name: string
  /** @param url - where the server is */
  auth: (url: string) => PluginTask
  /** @default signs in, and asks Monasca for metrics */
  steps?: (url: string) => readonly Step[]
  session?: NonNullable<Task['session']>
  /** Answers other than those of `cloud`. */
  reply?: Answer
  /** How our requests differ. @default asks services for JSON, nothing else */
  differs?: readonly DifferenceName[]
  /** Outcomes that are not the same, by the index of the step. @default all are, and none is an error */
  outcomes?: Readonly<Record<number, { ours: Outcome; theirs: Outcome }>>
}

/** A plugin of the v3 API at the recording server. */
export function v3(plugin: string, options: PluginTask['options']): Case['auth'] {
  return (url) => ({ plugin, options: { authUrl: `${url}/identity/v3`, ...options } })
}

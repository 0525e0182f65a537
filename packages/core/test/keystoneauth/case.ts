import type { DifferenceName } from './differences.js'
import type { Received, Reply } from './record.js'
import type { Outcome, PluginTask, Step, Task } from './task.js'

/** Responds to a request, or leaves it to `cloud`; `count` is 0 for the first request of that method and path. */
export type Answer = (request: Received, count: number, url: string) => Reply | undefined

/** Requests that both libraries make. */
export type Case = {
  name: string
  /** @param url - the URL of the server */
  auth: (url: string) => PluginTask
  /** @default signs in, and reads metrics from Monasca */
  steps?: (url: string) => readonly Step[]
  session?: NonNullable<Task['session']>
  /** Responses that replace those of `cloud`. */
  reply?: Answer
  /** How our requests differ. @default Accept for JSON on requests to services, nothing else */
  differs?: readonly DifferenceName[]
  /** Outcomes that differ, by the index of the step. @default none: all are equal, and none is an error */
  outcomes?: Readonly<Record<number, { ours: Outcome; theirs: Outcome }>>
}

/** A plugin of the v3 API for the recording server. */
export function v3(plugin: string, options: PluginTask['options']): Case['auth'] {
  return (url) => ({ plugin, options: { authUrl: `${url}/identity/v3`, ...options } })
}

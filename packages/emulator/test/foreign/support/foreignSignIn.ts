import type { Server } from './server.js'

/** One way of signing in, in the words of the OpenStack clients. */
export type ForeignSignIn = {
  /** The name of the plugin. */
  plugin: string
  /** The options of the plugin, with the names that Python gives them. */
  options(server: Server): Promise<Options> | Options
  /** What the token says afterwards. */
  methods: readonly string[]
  user: string
  /** The domain of the user. @default 'default' */
  domain?: unknown
  version: 'v2.0' | 'v3'
}

export type Options = Readonly<Record<string, string | readonly string[]>>

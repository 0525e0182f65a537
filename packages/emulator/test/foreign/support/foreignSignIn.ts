import type { Server } from './server.js'

/** A sign-in method, in the terms of the OpenStack clients. */
export type ForeignSignIn = {
  /** The name of the plugin. */
  plugin: string
  /** The options of the plugin, with their Python names. */
  options(server: Server): Promise<Options> | Options
  /** The expected details of the token. */
  methods: readonly string[]
  user: string
  /** The domain of the user. @default 'default' */
  domain?: unknown
  version: 'v2.0' | 'v3'
}

export type Options = Readonly<Record<string, string | readonly string[]>>

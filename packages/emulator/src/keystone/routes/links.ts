import type { Context } from 'hono'
import { type KeystoneEnvironment, originOf } from './environment.js'

/** The `links` of a list, which has a single page. */
export function collectionLinks(context: Context<KeystoneEnvironment>): {
  next: null
  self: string
  previous: null
} {
  return { next: null, self: context.req.url, previous: null }
}

/** The `links` of one resource, whose path is relative to `/identity/v3`. */
export function selfLink(context: Context<KeystoneEnvironment>, path: string): { self: string } {
  return { self: `${originOf(context)}/identity/v3/${path}` }
}

import type { Link, Links } from './buildLinks.js'

/** A JSON reply. */
export function json(
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { ...headers, 'Content-Type': 'application/json' },
  })
}

/** 204: done, and nothing to say. */
export function noContent(): Response {
  return new Response(null, { status: 204 })
}

/** The reply of a list: its elements and its links, with one to the next page unless this is the last. */
export function list(links: Links, elements: readonly unknown[], nextOffset?: string | undefined): Response {
  const shown: Link[] = nextOffset === undefined ? [links.self] : [links.self, links.next(nextOffset)]
  return json(200, { links: shown, elements })
}

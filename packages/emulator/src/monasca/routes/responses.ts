import { json } from '../../http/json.js'
import type { Link, Links } from './buildLinks.js'

/** The reply of a list: its elements and its links, including one to the next page unless this is the last. */
export function list(links: Links, elements: readonly unknown[], nextOffset?: string | undefined): Response {
  return json(200, { links: shownLinks(links, nextOffset), elements })
}

/** Like `list`, for elements that are already JSON. */
export function textList(
  links: Links,
  elements: readonly string[],
  nextOffset?: string | undefined,
): Response {
  const text = `{"links":${JSON.stringify(shownLinks(links, nextOffset))},"elements":[${elements.join(',')}]}`
  return new Response(text, { status: 200, headers: { 'Content-Type': 'application/json' } })
}

function shownLinks(links: Links, nextOffset: string | undefined): Link[] {
  return nextOffset === undefined ? [links.self] : [links.self, links.next(nextOffset)]
}

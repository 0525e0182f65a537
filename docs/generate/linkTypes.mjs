// Links from the name of a type to the place that describes it.
import { escapeHtml } from './types.mjs'

/**
 * @param {ReadonlyMap<string, string>} places - by exported name, the page and anchor below the site's root
 * @returns a function that renders the text of a type as code with links, for a page `depth` folders below the root
 */
export function createTypeLinker(places, depth) {
  const up = '../'.repeat(depth)
  return (text) => {
    // Types have names like `Alarm`; texts in quotes are none.
    const linked = text.split(/('[^']*'|"[^"]*"|\b[A-Z]\w*\b)/).map((part, index) => {
      const place = index % 2 === 1 ? places.get(part) : undefined
      return place ? `<a href="${up}${place}">${part}</a>` : escapeHtml(part)
    })
    return `<code v-pre>${linked.join('')}</code>`
  }
}

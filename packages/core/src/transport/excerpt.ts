/** Characters: enough for the relevant sentence of a proxy's error page. */
const excerptLength = 200

/** Elements whose content is not readable text. */
const hiddenElements = ['script', 'style'] as const

/**
 * The beginning of a text, without markup and repeated white space. Reads only as far as needed, and each character
 * once: a server may send megabytes of `<`.
 */
export function excerpt(text: string): string {
  let plain = ''
  let at = 0
  while (at < text.length && plain.length <= excerptLength) {
    const open = indexOrEnd(text, '<', at)
    plain = append(plain, text.slice(at, open))
    if (open === text.length) break
    const close = text.indexOf('>', open)
    // A `<` without a tag is text.
    if (close < 0) {
      plain = append(plain, text.slice(open))
      break
    }
    plain = append(plain, ' ')
    at = endOfElement(text, open, close)
  }
  return plain.length > excerptLength ? `${plain.slice(0, excerptLength)}…` : plain.trimEnd()
}

function indexOrEnd(text: string, part: string, from: number): number {
  const found = text.indexOf(part, from)
  return found < 0 ? text.length : found
}

/** Appends as much of a text as fits into the excerpt, with white space collapsed. */
function append(plain: string, text: string): string {
  let result = plain
  const pieces = /\S+|\s+/g
  while (result.length <= excerptLength) {
    const piece = pieces.exec(text)?.[0]
    if (piece === undefined) break
    if (piece.trim() !== '') result += piece.slice(0, excerptLength + 1)
    else if (result !== '' && !result.endsWith(' ')) result += ' '
  }
  return result
}

/** Where the text after a tag continues: after the whole element if its content is code. */
function endOfElement(text: string, open: number, close: number): number {
  const start = text.slice(open + 1, open + 8).toLowerCase()
  const hidden = hiddenElements.find((name) => start.startsWith(name))
  if (hidden === undefined) return close + 1
  // Like browsers: an unclosed element reaches to the end.
  const end = new RegExp(`</${hidden}`, 'gi')
  end.lastIndex = close
  const found = end.exec(text)
  return found ? indexOrEnd(text, '>', found.index) + 1 : text.length
}

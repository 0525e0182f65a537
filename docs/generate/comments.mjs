// Doc comments as Markdown.
import ts from 'typescript'

/** Outside code, `<` and `{{` would start an element or an expression of Vue. */
export function escapeText(text) {
  return text
    .split(/(```[\s\S]*?```|`[^`]*`)/)
    .map((part, index) =>
      index % 2 === 1 ? part : part.replaceAll('<', '&lt;').replaceAll('{{', '&#123;&#123;'),
    )
    .join('')
}

/** Text on one line of a table. */
export function cell(text) {
  return escapeText(text)
    .replaceAll(/\s*\n\s*/g, ' ')
    .replaceAll('|', '\\|')
}

/** The description of a symbol, without its tags. */
export function description(symbol, checker) {
  return ts.displayPartsToString(symbol.getDocumentationComment(checker)).trim()
}

/** Texts of a tag such as `throws`, in order. */
export function tags(symbol, checker, name) {
  return symbol
    .getJsDocTags(checker)
    .filter((tag) => tag.name === name)
    .map((tag) => ts.displayPartsToString(tag.text).trim())
}

/** The examples of a symbol, as fenced blocks. */
export function examples(symbol, checker) {
  return tags(symbol, checker, 'example').map((text) =>
    text.includes('```') ? text : `\`\`\`ts\n${text}\n\`\`\``,
  )
}

/** What `@throws` states: the class of the error, and when. */
export function thrown(symbol, checker) {
  return tags(symbol, checker, 'throws').map((text) => {
    const [, name = '', when = ''] = /^\{?`?(\w+)`?\}?([\s\S]*)$/.exec(text) ?? []
    return { name, when: when.trim() }
  })
}

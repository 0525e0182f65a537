// Which exports, and which of their members, lack documentation.
import ts from 'typescript'
import { ownerOf } from './api.mjs'
import { description, examples } from './comments.mjs'
import { isHook } from './hooks.mjs'
import { root } from './program.mjs'

const place = (symbol) => {
  const [declaration] = symbol.declarations ?? []
  if (!declaration) return symbol.name
  const file = declaration.getSourceFile()
  const { line } = file.getLineAndCharacterOfPosition(declaration.getStart())
  return `${file.fileName.replace(root, '')}:${line + 1}`
}

/**
 * An export has a doc comment; the parameters, options and results of a function have theirs on each member. A hook has
 * an example. `checked` counts the entry points.
 */
export function findUndocumented({ checker, entries, places }) {
  const problems = new Set()
  for (const { module, exports } of entries) {
    for (const { name, symbol } of exports) {
      const isType = (symbol.flags & (ts.SymbolFlags.TypeAlias | ts.SymbolFlags.Interface)) !== 0
      const isDescribed =
        description(symbol, checker) !== '' || (isType && ownerOf(name, places) !== undefined)
      if (!isDescribed) problems.add(`${place(symbol)}: \`${name}\` of ${module} has no doc comment`)
      if (isHook(name) && examples(symbol, checker).length === 0)
        problems.add(`${place(symbol)}: \`${name}\` has no @example`)
    }
  }
  return { checked: entries.length, problems: [...problems] }
}

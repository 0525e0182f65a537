// Which exports, and which of their members, lack documentation.
import ts from 'typescript'
import { ownerOf } from './api.mjs'
import { description, examples } from './comments.mjs'
import { isHook } from './hooks.mjs'
import { root } from './program.mjs'
import { typeText } from './types.mjs'

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

/** The `code` of an error class, which is the anchor of its section; `undefined` for other exports. */
function errorCode(symbol, checker) {
  if ((symbol.flags & ts.SymbolFlags.Class) === 0) return undefined
  const type = checker.getDeclaredTypeOfSymbol(symbol)
  if (!type.getProperty('docsPath')) return undefined
  const declaration = symbol.declarations?.find(ts.isClassDeclaration)
  const code = declaration?.members.find((one) => one.name?.getText() === 'code')
  return code?.initializer?.text ?? typeText(checker, checker.getTypeOfSymbol(type.getProperty('code')))
}

/** Every error leads to a section of `errors.md`, and every section belongs to an error. */
export function checkErrorSections({ checker, entries, sections }) {
  const problems = []
  const names = new Set()
  for (const { exports } of entries) {
    for (const { name, symbol } of exports) {
      if (/Error$/.test(name)) names.add(name)
      const code = errorCode(symbol, checker)
      if (code !== undefined && sections.get(name) !== code)
        problems.push(`${place(symbol)}: docs/errors.md has no section "### ${name} {#${code}}"`)
    }
  }
  for (const name of sections.keys())
    if (!names.has(name)) problems.push(`docs/errors.md: ${name} is not exported`)
  return { checked: sections.size, problems: [...new Set(problems)] }
}

// Types as readers write them: the text of the source where there is one.
import ts from 'typescript'
import { cell, description, tags } from './comments.mjs'

const flags = ts.TypeFormatFlags.NoTruncation | ts.TypeFormatFlags.UseAliasDefinedOutsideCurrentScope

export function typeText(checker, type) {
  return checker.typeToString(type, undefined, flags)
}

const oneLine = (text) => text.replaceAll(/\s+/g, ' ').replaceAll(/\/\*\*.*?\*\/ ?/g, '')

/** The type of a property, as declared. */
function propertyType(checker, property) {
  const [declaration] = property.declarations ?? []
  const isMethod = declaration && (ts.isMethodSignature(declaration) || ts.isMethodDeclaration(declaration))
  if (isMethod) {
    const type = declaration.type ? declaration.type.getText() : 'void'
    return oneLine(`(${declaration.parameters.map((one) => one.getText()).join(', ')}) => ${type}`)
  }
  const texts = new Set((property.declarations ?? []).map((one) => one.type && oneLine(one.type.getText())))
  // A property of several members of a union has the types of all of them.
  const written = texts.has(undefined)
    ? undefined
    : [...new Set([...texts].flatMap((one) => (texts.size > 1 ? one.split(' | ') : [one])))].join(' | ')
  const type = checker.getTypeOfSymbol(property)
  const text = written ?? typeText(checker, type)
  // An intersection can require what one of its parts leaves optional.
  const isDefined = checker.getNonNullableType(type) === type
  return isOptional(property) || isDefined
    ? text.replace(/ \| undefined$/, '').replace(/^\((.*)\)$/, '$1')
    : text
}

export const isOptional = (property) => (property.flags & ts.SymbolFlags.Optional) !== 0

const isHidden = (property, checker) =>
  property.name.startsWith('__') ||
  (property.declarations ?? []).some(
    (one) =>
      (ts.getCombinedModifierFlags(one) & (ts.ModifierFlags.Private | ts.ModifierFlags.Protected)) !== 0,
  ) ||
  property.getJsDocTags(checker).some((tag) => tag.name === 'internal')

/** The properties of an object type; of a union, those of all its members. */
export function properties(checker, type) {
  const members = type.isUnion() ? type.types : [type]
  const found = new Map()
  for (const member of members) {
    for (const property of checker.getPropertiesOfType(member)) {
      // A union forbids what belongs to another member with `?: never`.
      const given = checker.getNonNullableType(checker.getTypeOfSymbol(property))
      const isForbidden = (given.flags & ts.TypeFlags.Never) !== 0
      if (isHidden(property, checker) || (isForbidden && members.length > 1)) continue
      if (!found.has(property.name)) found.set(property.name, property)
    }
  }
  // What all members have gets its type from all of them.
  return [...found].map(
    ([name, property]) => (members.length > 1 && checker.getPropertyOfType(type, name)) || property,
  )
}

/** Whether a declaration is one of the language or of another package: `length`, `toString`. */
export const isForeign = (symbol) =>
  (symbol.declarations ?? []).every((one) =>
    /node_modules|typescript\/lib/.test(one.getSourceFile().fileName),
  )

/** A table of properties: name, type, and description with the default. */
export function propertyTable(checker, list, link = (text) => codeCell(text)) {
  const rows = list.map((property) => {
    const name = `\`${property.name}${isOptional(property) ? '?' : ''}\``
    const [fallback] = tags(property, checker, 'default')
    const parts = [
      ...tags(property, checker, 'deprecated').map((text) => `**Deprecated:** ${text}`),
      description(property, checker),
      ...(fallback === undefined ? [] : [`*Default:* ${defaultText(fallback)}`]),
    ]
    return `| ${name} | ${link(propertyType(checker, property))} | ${cell(parts.filter(Boolean).join(' '))} |`
  })
  return ['| Name | Type | Description |', '| --- | --- | --- |', ...rows].join('\n')
}

/** A default that is a literal is shown as code. */
function defaultText(text) {
  return /^[\w.'"[\]{}-]+$/.test(text) && !/^(?:none|any|the|unlimited)$/.test(text) ? `\`${text}\`` : text
}

export const codeCell = (text) => `<code v-pre>${escapeHtml(text)}</code>`

export const escapeHtml = (text) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('|', '&#124;')

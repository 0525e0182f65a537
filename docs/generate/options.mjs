// Tables of options, from the types and, for the command line, from its source.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { cell, description, escapeText, examples, tags } from './comments.mjs'
import { createTypeLinker } from './linkTypes.mjs'
import { root } from './program.mjs'
import { isForeign, properties, propertyTable } from './types.mjs'

/** The function, the type of its options, and a guide. */
const tables = [
  {
    module: '@monasca/core',
    name: 'createClient',
    options: 'CreateClientOptions',
    guide: ['The Monasca API', '../guides/monasca-api.md'],
  },
  {
    module: '@monasca/core',
    name: 'createSession',
    options: 'CreateSessionOptions',
    guide: ['Sessions, adapters, logs', '../guides/session.md'],
  },
  {
    module: '@monasca/core/session',
    name: 'createSessionManager',
    options: 'SessionManagerOptions',
    guide: ['Sign-in in a page', '../guides/sign-in.md'],
  },
  {
    module: '@monasca/core/session',
    name: 'createOpenId',
    options: 'OpenIdOptions',
    guide: ['Sign-in in a page', '../guides/sign-in.md'],
  },
  {
    module: '@monasca/emulator',
    name: 'createEmulator',
    options: 'EmulatorOptions',
    guide: ['Test without a cloud', '../guides/emulator.md'],
  },
]

export function optionPages({ checker, entries, places }) {
  const pages = new Map()
  for (const table of tables)
    pages.set(`options/${table.name}.md`, optionPage(table, { checker, entries, places }))
  pages.set('options/emulator.md', commandLinePage())
  pages.set('options/sidebar.json', JSON.stringify(sidebar(), undefined, 2))
  return pages
}

const sidebar = () => [
  ...tables.map(({ name }) => ({ text: name, link: `/options/${name}` })),
  { text: 'monasca-emulator', link: '/options/emulator' },
]

function optionPage({ module, name, options, guide }, { checker, entries, places }) {
  const { exports } = entries.find((entry) => entry.module === module)
  const find = (wanted) => exports.find((one) => one.name === wanted)?.symbol
  const symbol = find(name)
  const link = createTypeLinker(places, 1)
  // What is required comes first, then what this function adds to another one, then credentials and scope.
  const ownFile = find(options).declarations?.[0]?.getSourceFile()
  const isFrom = (property, accept) => property.declarations?.some((one) => accept(one.getSourceFile()))
  const rank = (property) => {
    if (isRequired(property)) return 0
    if (isFrom(property, (file) => file === ownFile)) return 1
    return isFrom(property, (file) => /\/src\/identity\//.test(file.fileName)) ? 2 : 3
  }
  const sections = splitOptions(checker, find(options)).map(({ title, list }) => {
    const ordered = list.filter((property) => !isForeign(property)).sort((a, b) => rank(a) - rank(b))
    return `## ${title}\n\n${propertyTable(checker, ordered, link)}`
  })
  return [
    '---\neditLink: false\n---',
    `# ${name}: options`,
    escapeText(description(symbol, checker)),
    `\`\`\`ts\nimport { ${name} } from '${module}'\n\`\`\``,
    ...examples(symbol, checker),
    ...sections,
    `Guide: [${guide[0]}](${guide[1]})`,
    '',
  ].join('\n\n')
}

/** The options as one table, or, where kinds exclude each other, one for each set of kinds that has them. */
function splitOptions(checker, symbol) {
  const declaration = symbol.declarations?.find(ts.isTypeAliasDeclaration)
  if (!declaration || !ts.isUnionTypeNode(declaration.type))
    return [{ title: 'Options', list: properties(checker, checker.getDeclaredTypeOfSymbol(symbol)) }]
  const kinds = declaration.type.types.map((node) => {
    const alias = checker.getSymbolAtLocation(node.typeName)
    const target = alias.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(alias) : alias
    const list = properties(checker, checker.getTypeFromTypeNode(node)).filter((property) => {
      const type = checker.getNonNullableType(checker.getTypeOfSymbol(property))
      return (type.flags & ts.TypeFlags.Never) === 0
    })
    return { text: description(target, checker).replace(/^\w+: |\.$/g, ''), list }
  })
  const sections = new Map()
  for (const property of kinds.flatMap(({ list }) => list)) {
    const having = kinds.filter(({ list }) => list.some((one) => one.name === property.name))
    const title =
      having.length === kinds.length ? 'Options' : `With ${having.map(({ text }) => text).join(', or ')}`
    const list = sections.get(title) ?? []
    if (!list.some((one) => one.name === property.name)) sections.set(title, [...list, property])
  }
  return [...sections].map(([title, list]) => ({ title, list }))
}

/** Options without a description or a default. */
export function findOptionsWithoutText({ checker, entries }) {
  const problems = tables.flatMap(({ module, name, options }) => {
    const { exports } = entries.find((entry) => entry.module === module)
    const symbol = exports.find((one) => one.name === options).symbol
    const list = splitOptions(checker, symbol).flatMap((section) => section.list)
    return list
      .filter((property) => !isForeign(property))
      .filter(
        (property) =>
          description(property, checker) === '' &&
          ['default', 'deprecated'].every((name) => tags(property, checker, name).length === 0),
      )
      .map((property) => `option \`${property.name}\` of \`${name}\` has no description`)
  })
  return { checked: tables.length, problems: [...new Set(problems)] }
}

const isRequired = (property) => (property.flags & ts.SymbolFlags.Optional) === 0

/** The options of `monasca-emulator`, as declared with commander. */
function commandLinePage() {
  const file = join(root, 'packages/emulator/src/cli/parseArguments.ts')
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true)
  const rows = []
  const visit = (node) => {
    ts.forEachChild(node, visit)
    const isOption =
      (ts.isCallExpression(node) &&
        ts.isPropertyAccessExpression(node.expression) &&
        node.expression.name.text === 'option') ||
      (ts.isNewExpression(node) && node.expression.getText() === 'Option')
    if (!isOption) return
    const [flags, text, ...others] = node.arguments
    rows.push({ flags: flags.text, text: text.text, fallback: literal(others.at(-1)), position: flags.pos })
  }
  visit(source)
  rows.sort((a, b) => a.position - b.position)
  return [
    '---\neditLink: false\n---',
    '# monasca-emulator: command line',
    'Keystone, an OpenID provider and Monasca in one process.',
    '```sh\nnpx @monasca/emulator --port 8070 --data ./monasca-data\n```',
    '## Options',
    [
      '| Option | Default | Description |',
      '| --- | --- | --- |',
      ...rows.map(({ flags, text, fallback }) => `| \`${flags}\` | ${fallback} | ${cell(text)} |`),
    ].join('\n'),
    'The same options, and more, in a program: [`createEmulator`](createEmulator.md). Guide: [Test without a cloud](../guides/emulator.md)',
    '',
  ].join('\n\n')
}

/** A literal default as code; nothing for a parser, an empty list or a switch. */
function literal(node) {
  if (!node || ts.isIdentifier(node) || ts.isCallExpression(node)) return ''
  if (node.kind === ts.SyntaxKind.FalseKeyword) return ''
  if (ts.isArrayLiteralExpression(node)) return node.elements.map((one) => `\`${one.text}\``).join(', ')
  return `\`${node.text ?? node.getText().replaceAll('_', '')}\``
}

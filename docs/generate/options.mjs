// Tables of options, from the types and, for the command line, from its source.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { cell, description, escapeText, examples } from './comments.mjs'
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
  const type = checker.getDeclaredTypeOfSymbol(find(options))
  const list = properties(checker, type).filter((property) => !isForeign(property))
  // What is required comes first, then what this function adds to the options of another one.
  const ownFile = find(options).declarations?.[0]?.getSourceFile()
  const rank = (property) =>
    isRequired(property) ? 0 : property.declarations?.some((one) => one.getSourceFile() === ownFile) ? 1 : 2
  const ordered = [...list].sort((a, b) => rank(a) - rank(b))
  return [
    '---\neditLink: false\n---',
    `# ${name}: options`,
    escapeText(description(symbol, checker)),
    `\`\`\`ts\nimport { ${name} } from '${module}'\n\`\`\``,
    ...examples(symbol, checker),
    '## Options',
    propertyTable(checker, ordered, createTypeLinker(places, 1)),
    `Guide: [${guide[0]}](${guide[1]})`,
    '',
  ].join('\n\n')
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

// The API reference: a page per entry point; that of @monasca/core is split by folder.
import ts from 'typescript'
import { description, escapeText, examples, thrown } from './comments.mjs'
import { isHook } from './hooks.mjs'
import { createTypeLinker } from './linkTypes.mjs'
import { isForeign, properties, propertyTable } from './types.mjs'

const kinds = ['Functions', 'Components', 'Classes', 'Constants', 'Types']

/** The page of an export: the entry point, or for `@monasca/core` the folder that declares it. */
function pageOf(module, symbol) {
  if (module !== '@monasca/core') {
    const title = module
    return {
      path: module
        .replace('@monasca/', '')
        .replace('/', '-')
        .replace(/^core-/, ''),
      title,
    }
  }
  const file = symbol.declarations?.[0]?.getSourceFile().fileName ?? ''
  const [, folder = 'client', name = ''] = /packages\/core\/src\/(\w+)\/([\w/]+)\.ts/.exec(file) ?? []
  const part = folder === 'monitoring' && !name.includes('/') ? `${folder}-${name}` : folder
  return { path: `core-${part}`, title: `@monasca/core: ${part.replace('monitoring-', '')}` }
}

function kindOf({ name, symbol }) {
  const flags = symbol.flags
  if (flags & ts.SymbolFlags.Class) return 'Classes'
  const isValue = (flags & (ts.SymbolFlags.Function | ts.SymbolFlags.Variable)) !== 0
  if (!isValue) return 'Types'
  if (isComponent({ name, symbol })) return 'Components'
  return flags & ts.SymbolFlags.Function || isFunctionConstant(symbol) ? 'Functions' : 'Constants'
}

const isComponent = ({ name, symbol }) =>
  /^[A-Z]/.test(name) && /\.tsx$/.test(symbol.declarations?.[0]?.getSourceFile().fileName ?? '')
const isFunctionConstant = (symbol) =>
  (symbol.declarations ?? []).some(
    (one) => ts.isVariableDeclaration(one) && one.initializer && ts.isArrowFunction(one.initializer),
  )

/** Every export once, on the page of the first entry point that has it; the others refer to it. */
export function planApi(entries) {
  const pages = new Map()
  const places = new Map()
  const seen = new Map()
  for (const { module, exports } of entries) {
    for (const { name, symbol } of exports) {
      const { path, title } = pageOf(module, symbol)
      const page = pages.get(path) ?? { path, title, module, own: [], also: [] }
      pages.set(path, page)
      if (isHook(name)) {
        places.set(name, `hooks/${name}.html`)
        continue
      }
      if (seen.has(symbol)) page.also.push({ name, place: seen.get(symbol) })
      else {
        const place = `api/${path}.html#${name}`
        seen.set(symbol, place)
        page.own.push({ name, symbol })
        if (!places.has(name)) places.set(name, place)
      }
    }
  }
  return { pages: [...pages.values()].filter(({ own, also }) => own.length + also.length > 0), places }
}

export function apiPages({ checker, plan, places }) {
  const files = new Map()
  for (const page of plan.pages) files.set(`api/${page.path}.md`, apiPage(page, { checker, places }))
  files.set('api/index.md', indexPage(plan))
  files.set('api/sidebar.json', JSON.stringify(sidebar(plan), undefined, 2))
  return files
}

const sidebar = (plan) => {
  const isCore = ({ module }) => module === '@monasca/core'
  const link = ({ path, title }) => ({ text: title.replace('@monasca/core: ', ''), link: `/api/${path}` })
  return [
    { text: 'All entry points', link: '/api/' },
    { text: '@monasca/core', collapsed: true, items: plan.pages.filter(isCore).map(link) },
    ...plan.pages.filter((page) => !isCore(page)).map(link),
  ]
}

function indexPage(plan) {
  const sections = plan.pages.map(({ path, title, own }) => {
    const names = own.map(({ name }) => `[\`${name}\`](${path}.md#${name})`)
    return `## [${title}](${path}.md)\n\n${names.join(' · ')}`
  })
  return [
    '---\nsearch: title\noutline: 2\n---',
    '# API reference',
    'Every public export, from the sources. Hooks have [pages of their own](../hooks/index.md).',
    ...sections,
    '',
  ].join('\n\n')
}

function apiPage(page, { checker, places }) {
  const link = createTypeLinker(places, 1)
  const sections = kinds.flatMap((kind) => {
    const items = page.own
      .filter((item) => kindOf(item) === kind)
      .sort((a, b) => a.name.localeCompare(b.name))
    return items.length === 0
      ? []
      : [`## ${kind}`, ...items.map((item) => render(item, kind, { checker, link, places }))]
  })
  const also = page.also.map(({ name, place }) => `[\`${name}\`](../${place.replace('.html', '.md')})`)
  return [
    '---\nsearch: title\neditLink: false\noutline: [2, 3]\n---',
    `# ${page.title}`,
    `Import from \`${page.module}\`.`,
    ...(also.length > 0 ? [`Also exported here: ${also.join(' · ')}.`] : []),
    ...sections,
    '',
  ].join('\n\n')
}

function render({ name, symbol }, kind, context) {
  const { checker, places } = context
  const failures = thrown(symbol, checker).map(({ name, when }) => {
    const place = places.get(name)
    return `- ${place ? `[\`${name}\`](../${place.replace('.html', '.md')})` : `\`${name}\``} ${escapeText(when)}`
  })
  return [
    `### ${name} {#${name}}`,
    escapeText(description(symbol, checker)) || usedBy(name, places),
    body(symbol, kind, context),
    ...(failures.length > 0 ? [`**Throws**\n\n${failures.join('\n')}`] : []),
    ...examples(symbol, checker),
  ]
    .filter(Boolean)
    .join('\n\n')
}

const suffix =
  /(?:QueryParameters|MutationParameters|Parameters|Options|ReturnType|Props|Variables|Progress)$/

/** Types that belong to a function are described by it. */
export function ownerOf(name, places) {
  const stem = name.replace(suffix, '')
  if (stem === name) return undefined
  const lower = stem.charAt(0).toLowerCase() + stem.slice(1)
  const candidates = [lower, `create${stem}`, `${lower}QueryOptions`, `${lower}MutationOptions`, stem]
  return candidates.find((candidate) => places.has(candidate))
}

function usedBy(name, places) {
  const owner = ownerOf(name, places)
  return owner ? `See [\`${owner}\`](../${places.get(owner).replace('.html', '.md')}).` : ''
}

function body(symbol, kind, { checker, link }) {
  const declaration = symbol.declarations?.find((one) => !ts.isModuleDeclaration(one))
  if (!declaration) return ''
  if (kind === 'Classes') return classBody(symbol, declaration, { checker, link })
  if (kind === 'Types') return typeBody(symbol, declaration, { checker, link })
  return `\`\`\`ts\n${signature(symbol, declaration)}\n\`\`\``
}

/** The head of a function or constant, without its body and without comments. */
function signature(symbol, declaration) {
  const overloads = (symbol.declarations ?? []).filter((one) => ts.isFunctionDeclaration(one))
  const heads = overloads.filter((one) => !one.body)
  const shown = heads.length > 0 ? heads : [declaration]
  return shown.map(head).join('\n')
}

function head(declaration) {
  const source = declaration.getSourceFile().text
  if (ts.isFunctionDeclaration(declaration)) {
    const end = declaration.body ? declaration.body.getStart() : declaration.end
    return source
      .slice(declaration.getStart(), end)
      .replace(/^export /, '')
      .trim()
  }
  if (ts.isVariableDeclaration(declaration)) {
    const type = declaration.type ? `: ${declaration.type.getText()}` : ''
    return `const ${declaration.name.getText()}${type}`
  }
  return declaration.getText()
}

function typeBody(symbol, declaration, { checker, link }) {
  const type = checker.getDeclaredTypeOfSymbol(symbol)
  const isObject =
    ts.isInterfaceDeclaration(declaration) ||
    (ts.isTypeAliasDeclaration(declaration) &&
      /^[\s\S]*\{/.test(declaration.type.getText()) &&
      !isUnionOfText(declaration))
  const list =
    isObject || isNamedObject(type) ? properties(checker, type).filter((one) => !isForeign(one)) : []
  const text = `\`\`\`ts\n${declaration.getText().replace(/^export /, '')}\n\`\`\``
  if (list.length === 0 || type.getCallSignatures().length > 0) return text
  return propertyTable(checker, list, link)
}

const isUnionOfText = (declaration) =>
  ts.isUnionTypeNode(declaration.type) && declaration.type.types.every((one) => ts.isLiteralTypeNode(one))

/** An alias of an object type by reference or intersection: `Pick<…>`, `A & B`. */
const isNamedObject = (type) =>
  (type.flags & (ts.TypeFlags.Object | ts.TypeFlags.Intersection)) !== 0 &&
  type.getCallSignatures().length === 0

function classBody(symbol, declaration, { checker, link }) {
  const heritage = declaration.heritageClauses?.map((one) => one.getText()).join(' ') ?? ''
  const constructors = declaration.members.filter((one) => ts.isConstructorDeclaration(one))
  const lines = constructors.map(
    (one) => `new ${symbol.name}(${one.parameters.map((parameter) => parameter.getText()).join(', ')})`,
  )
  const own = properties(checker, checker.getDeclaredTypeOfSymbol(symbol)).filter(
    (one) => one.declarations?.some((node) => node.parent === declaration) && !['name'].includes(one.name),
  )
  return [
    `\`\`\`ts\n${[`class ${symbol.name} ${heritage}`.trim(), ...lines].join('\n')}\n\`\`\``,
    ...(own.length > 0 ? [propertyTable(checker, own, link)] : []),
  ].join('\n\n')
}

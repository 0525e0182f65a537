// Finds what the oldest supported browsers lack: built-ins, Web APIs and regular expressions of newer ones.
import data from '@mdn/browser-compat-data/forLegacyNode'
import { parseSync } from 'oxc-parser'

/** The interfaces of objects that every page has. */
const wellKnown = {
  caches: 'CacheStorage',
  crypto: 'Crypto',
  document: 'Document',
  history: 'History',
  indexedDB: 'IDBFactory',
  localStorage: 'Storage',
  location: 'Location',
  navigator: 'Navigator',
  performance: 'Performance',
  sessionStorage: 'Storage',
}
const globals = new Set(['globalThis', 'self', 'window'])

/**
 * Syntax of regular expressions that is not in every browser, by the keys of the data.
 *
 * @type {[RegExp, string][]}
 */
const patterns = [[/\(\?[a-z]*-[a-z]*:|\(\?[a-z]+:/, 'modifier']]

/** Costs a browser that lacks it the whole module, not the one expression: no source may have it. */
const lookbehind = /\(\?<[=!]/

/** Syntax by the types of its nodes. */
const syntax = {
  StaticBlock: data.javascript.classes.static.initialization_blocks,
}

/**
 * Reads the `browserslist` of a package: `['chrome >= 110', …]` becomes `{ chrome: 110, … }`.
 *
 * @throws Error if an entry has another form
 */
export function readFloor(entries) {
  return Object.fromEntries(
    entries.map((entry) => {
      const match = /^(chrome|firefox|safari) >= (\d+(?:\.\d+)?)$/.exec(entry)
      if (!match) throw new Error(`browserslist: “${entry}” is not of the form “chrome >= 110”.`)
      return [match[1], match[2]]
    }),
  )
}

/** The browsers of a floor that lack a feature of the data, as "Safari 17.4"; none for features that it does not know. */
function listLacking(feature, floor) {
  const support = feature?.__compat?.support
  if (!support) return []
  return Object.entries(floor).flatMap(([browser, oldest]) => {
    const statements = [support[browser] ?? []].flat()
    const usable = statements.filter(
      ({ flags, prefix, alternative_name: other }) => !flags && !prefix && !other,
    )
    if (
      usable.some(
        ({ version_added: added, version_removed: removed }) => isOldEnough(added, oldest) && !removed,
      )
    )
      return []
    const [first] = usable
    const name = browser[0].toUpperCase() + browser.slice(1)
    return [first?.version_added ? `${name} ${first.version_added}` : `${name} does not have it`]
  })
}

function isOldEnough(added, oldest) {
  if (added === true) return true
  if (typeof added !== 'string') return false
  const [a, b] = [added.replace('≤', ''), oldest].map((version) => version.split('.').map(Number))
  return a[0] < b[0] || (a[0] === b[0] && (a[1] ?? 0) <= (b[1] ?? 0))
}

/** Web APIs whose objects are passed around; the methods of others are too rare to be meant by a mere name. */
const interfaces =
  /^(Abort|Blob|Broadcast|CanvasRendering|Crypto|DOM|Document|Element|Event|File|FormData|HTML|Headers|History|Node|Readable|Request|Response|Storage|Text|Transform|URL|Window|Writable)/

/**
 * The members of built-ins and interfaces, by their names: without types the object of a method is not known. A name is
 * new only where everything of that name is.
 */
const methods = new Map()
for (const family of [data.javascript.builtins, data.api]) {
  for (const [owner, features] of Object.entries(family)) {
    for (const [name, feature] of Object.entries(features)) {
      if (name === '__compat' || !feature.__compat || /_(static|event)$/.test(name)) continue
      const isCommon = family === data.javascript.builtins || interfaces.test(owner)
      const { labels = [], all = [] } = methods.get(name) ?? {}
      if (isCommon) labels.push(`${owner}.prototype.${name}`)
      methods.set(name, { labels, all: [...all, feature] })
    }
  }
}

/** A member of a global, such as `Promise.withResolvers` or `navigator.locks`. */
function memberOf(owner, name) {
  const type = Object.hasOwn(wellKnown, owner) ? wellKnown[owner] : owner
  const features = data.javascript.builtins[type] ?? data.api[type]
  if (!features) return undefined
  return features[`${name}_static`] ?? features[name]
}

/**
 * Finds features in the source of a module that a browser of the floor lacks. Features behind `?.` or `typeof` are used
 * only where they exist.
 *
 * @param floor from `readFloor`
 * @param own names of methods that the sources declare themselves, from `listOwnMethods`
 * @returns objects with `line`, `feature` and `lacking`
 */
export function findNewFeatures(path, source, floor, own = new Set()) {
  const program = parse(path, source)
  const declared = new Set()
  walk(program, (node) => declare(node, declared))
  const found = []
  const report = (node, feature, lacking) => {
    if (lacking.length === 0) return
    found.push({ line: source.slice(0, node.start).split('\n').length, feature, lacking })
  }
  const isGlobal = (node) => node.type === 'Identifier' && !declared.has(node.name)

  walk(program, (node, parent) => {
    if (node.type === 'Literal' && node.regex) {
      if (lookbehind.test(node.regex.pattern))
        report(node, 'regular expression: lookbehind', ['Safari 16.4, and older ones cannot load the module'])
      for (const [pattern, key] of patterns) {
        const feature = data.javascript.regular_expressions[key]
        if (pattern.test(node.regex.pattern))
          report(node, `regular expression: ${key}`, listLacking(feature, floor))
      }
      for (const flag of node.regex.flags) {
        const flags = { d: 'hasIndices', v: 'unicodeSets' }
        if (!Object.hasOwn(flags, flag)) continue
        const feature = data.javascript.builtins.RegExp[flags[flag]]
        report(node, `regular expression: flag ${flag}`, listLacking(feature, floor))
      }
    }
    if (Object.hasOwn(syntax, node.type)) report(node, node.type, listLacking(syntax[node.type], floor))
    if (node.type === 'MemberExpression' && !node.computed) {
      const owner = ownerOf(node.object, isGlobal)
      const isGuarded = node.optional || isOptional(node, parent) || parent?.operator === 'typeof'
      if (owner !== undefined && !isGuarded) {
        const feature = owner === '' ? globalOf(node.property.name) : memberOf(owner, node.property.name)
        report(
          node,
          owner === '' ? node.property.name : `${owner}.${node.property.name}`,
          listLacking(feature, floor),
        )
      }
      if (owner === undefined && parent?.type === 'CallExpression' && parent.callee === node && !isGuarded) {
        const { labels = [], all = [] } = own.has(node.property.name)
          ? {}
          : (methods.get(node.property.name) ?? {})
        const lacking = all.map((feature) => listLacking(feature, floor))
        if (labels.length > 0 && lacking.every((browsers) => browsers.length > 0))
          report(node, labels.join(' or '), lacking[0])
      }
    }
    const isUse = parent?.type === 'NewExpression' || parent?.type === 'CallExpression'
    if (isUse && parent.callee === node && isGlobal(node) && !parent.optional)
      report(node, node.name, listLacking(globalOf(node.name), floor))
  })
  return found
}

/** The names of the methods and functions that a module declares as members of objects and types. */
export function listOwnMethods(path, source) {
  const names = new Set()
  const visit = (node) => {
    if (Array.isArray(node)) node.forEach(visit)
    if (typeof node?.type !== 'string') return
    if (
      /^(MethodDefinition|Property|PropertyDefinition|TSMethodSignature|TSPropertySignature)$/.test(node.type)
    )
      names.add(node.key.name)
    for (const value of Object.values(node)) if (typeof value === 'object') visit(value)
  }
  visit(parse(path, source))
  return names
}

function parse(path, source) {
  const { program, errors } = parseSync(path, source)
  if (errors.length > 0) throw new Error(`${path}: ${errors[0].message}`)
  return program
}

function globalOf(name) {
  return data.javascript.builtins[name] ?? data.api[name]
}

/** The global that an expression is, '' for the global object itself, and nothing for anything else. */
function ownerOf(node, isGlobal) {
  if (isGlobal(node)) return globals.has(node.name) ? '' : node.name
  const isMember = node.type === 'MemberExpression' && !node.computed
  if (isMember && isGlobal(node.object) && globals.has(node.object.name)) return node.property.name
  return undefined
}

function isOptional(node, parent) {
  const isObject = parent?.type === 'MemberExpression' && parent.object === node
  const isCallee = parent?.type === 'CallExpression' && parent.callee === node
  return (isObject || isCallee) && parent.optional
}

/** Calls `visit` for each node that exists at run time: types are erased. */
function walk(node, visit, parent) {
  if (Array.isArray(node)) {
    for (const each of node) walk(each, visit, parent)
    return
  }
  if (typeof node?.type !== 'string') return
  const isErased = node.type.startsWith('TS') && !('expression' in node && node.type !== 'TSTypeReference')
  if (isErased || node.importKind === 'type' || node.exportKind === 'type') return
  visit(node, parent)
  for (const [key, value] of Object.entries(node)) {
    if (
      typeof value === 'object' &&
      value !== null &&
      !/^(typeAnnotation|typeArguments|typeParameters)$/.test(key)
    )
      walk(value, visit, node)
  }
}

/** Notes the names that a node declares, in whatever scope: a global of that name is not looked for in this file. */
function declare(node, names) {
  if (/^Import.*Specifier$/.test(node.type)) names.add(node.local.name)
  if (node.type === 'VariableDeclarator') bind(node.id, names)
  if (/^(Function|ArrowFunction|Class)/.test(node.type)) {
    if (node.id) names.add(node.id.name)
    for (const parameter of node.params ?? []) bind(parameter, names)
  }
  if (node.type === 'CatchClause') bind(node.param, names)
}

function bind(pattern, names) {
  if (!pattern) return
  if (pattern.type === 'Identifier') names.add(pattern.name)
  else if (pattern.type === 'ObjectPattern')
    for (const each of pattern.properties) bind(each.value ?? each, names)
  else if (pattern.type === 'ArrayPattern') for (const each of pattern.elements) bind(each, names)
  else bind(pattern.left ?? pattern.argument ?? pattern.parameter, names)
}

// The order of folders in CONTRIBUTING.md, and the imports that run against it.
import { parseSync } from 'oxc-parser'

/**
 * Reads the table of layers: `| `packages/core/src` | `errors`, `transport`, … |`. Resolves each root to its folders and
 * files, from the lowest.
 *
 * @throws Error if there is no such table
 */
export function readLayers(markdown) {
  const section = /^### Layers$([\s\S]*?)^#/m.exec(markdown)?.[1] ?? ''
  const names = (cell) => [...cell.matchAll(/`([^`]+)`/g)].map(([, name]) => name)
  const rows = section
    .split('\n')
    .map((line) => line.split('|').map(names))
    .filter(([, root, order]) => root?.length === 1 && (order?.length ?? 0) > 0)
    .map(([, [root], order]) => /** @type {const} */ ([root, order]))
  if (rows.length === 0) throw new Error('CONTRIBUTING.md has no table under “### Layers”.')
  return new Map(rows)
}

/** Lists what a module imports or exports from other files, types and dynamic imports included: `[specifier, line]`. */
export function listImports(file, source) {
  const { module, program, errors } = parseSync(file, source)
  if (errors.length > 0) throw new Error(`${file}: ${errors[0].message}`)
  const found = new Map()
  const add = (specifier, start) => found.set(specifier, start)
  for (const { moduleRequest } of module.staticImports) add(moduleRequest.value, moduleRequest.start)
  for (const { entries } of module.staticExports) {
    for (const { moduleRequest } of entries) if (moduleRequest) add(moduleRequest.value, moduleRequest.start)
  }
  // `import('./x.js')`, and the same as a type.
  visit(program, (node) => {
    const { type, value, start } = node.source ?? {}
    const isImport = node.type === 'ImportExpression' || node.type === 'TSImportType'
    if (isImport && type === 'Literal') add(value, start)
  })
  const lineAt = (offset) => source.slice(0, offset).split('\n').length
  return [...found].map(([specifier, start]) => [specifier, lineAt(start)])
}

/**
 * Compares one import with the order.
 *
 * @param from - path of the importing file below the root, with `/`
 * @param to - path of the imported file below the root
 * @returns what is wrong, if anything
 */
export function judgeImport(order, from, to) {
  const [source, target] = [layerOf(from), layerOf(to)]
  if (source === target) return undefined
  const [place, wanted] = [order.indexOf(source), order.indexOf(target)]
  // A file beside the folders, such as `index.ts`, is above them all.
  if (place === -1 && !from.includes('/')) return undefined
  if (wanted === -1) return `${source} imports ${target}, which is above all layers`
  return wanted > place ? `${source} imports ${target}, which comes later` : undefined
}

/** The folder of a path below the root; the file itself where it is in none. */
export function layerOf(path) {
  return path.split('/')[0]
}

function visit(node, see) {
  if (Array.isArray(node)) {
    for (const child of node) visit(child, see)
  } else if (node !== null && typeof node === 'object') {
    see(node)
    for (const child of Object.values(node)) visit(child, see)
  }
}

// Compiles every TypeScript example of the documents and of the doc comments.
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join, posix, relative, sep } from 'node:path'
import { root, runTool } from './run.mjs'
import { ensureSiteInstalled } from './site.mjs'

/** Below the root, so that the examples find the workspaces as a user's project finds the packages. */
const folder = join(root, 'node_modules', '.cache', 'docs-examples')
/** Examples with other libraries, such as a router, find those of the documentation site, and the workspaces. */
const siteFolder = join(root, 'docs', 'node_modules', '.cache', 'docs-examples')

async function list(path, accept) {
  const entries = await readdir(join(root, path), { recursive: true, withFileTypes: true }).catch(() => [])
  return entries
    .filter(
      (entry) => entry.isFile() && !/node_modules|[\\/]dist/.test(entry.parentPath) && accept(entry.name),
    )
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
}

async function markdownFiles() {
  const readmes = (
    await Promise.all(['packages', 'apps'].map((path) => list(path, (name) => name === 'README.md')))
  ).flat()
  const pages = await list('docs', (name) => name.endsWith('.md'))
  return ['README.md', 'CONTRIBUTING.md', ...readmes, ...pages.filter((file) => !isGenerated(file))]
}

/** Pages that `npm run docs` writes from the sources, whose doc comments are compiled themselves. */
const isGenerated = (file) => /^docs[\\/](?:(?:api|hooks|options)[\\/]|(?:examples|sizes)\.md)/.test(file)

/** Fenced blocks with the line they begin at; in doc comments the leading ` * ` is taken off. */
function* blocks(text, comment) {
  let open
  for (const [index, raw] of text.split('\n').entries()) {
    const line = comment ? raw.replace(/^\s*\* ?/, '') : raw
    const fence = /^\s*```(\w*)/.exec(line)
    if (!fence) open?.lines.push(line)
    else if (open) {
      yield open
      open = undefined
    } else if (fence[1] === 'ts' || fence[1] === 'tsx') {
      open = { language: fence[1], line: index + 1, lines: [] }
    } else if (fence[1] !== '') {
      open = undefined
    }
  }
}

/**
 * An example with an import is a complete module. Any other is part of a larger program: it gets
 * the exports of its package, and the few names that such code has anyway.
 */
async function moduleText({ lines }, file) {
  const code = lines.join('\n')
  if (/^\s*import /m.test(code)) return `${code}\nexport {}\n`
  const declared = new Set(
    [...code.matchAll(/\b(?:const|let|function|class|type)\s+(\w+)/g)].map(([, name]) => name),
  )
  const used = (name) => !declared.has(name) && new RegExp(`\\b${name}\\b`).test(code)
  const names = new Map([...(await exportsOf(file)), ...(await ownExportsOf(file))])
  const imports = [...names]
    .filter(([name]) => used(name))
    .map(([, { name, from }]) => `import { ${name} } from '${from}'`)
  const ambient = [...given]
    .filter(([name]) => used(name))
    .map(([name, type]) => `declare const ${name}: ${type}`)
  const wrapped = `export async function example(): Promise<unknown> {\n${code}\nreturn undefined\n}`
  return `${imports.join('\n')}\n${ambient.join('\n')}\n${wrapped}\n`
}

/** The names that the code around an example has anyway, with their types. */
const given = new Map([
  ['client', "import('@monasca/core').Client"],
  ['session', "import('@monasca/core').Session"],
  ['auth', "import('@monasca/core').AuthPlugin"],
  ['access', "import('@monasca/core').AccessInfo"],
  ['manager', "import('@monasca/core/session').SessionManager"],
  ['queryClient', "import('@tanstack/react-query').QueryClient"],
  ['request', 'Request'],
  ['response', 'Response'],
  ['error', "import('@monasca/core').BaseError"],
  ['log', '(text: unknown) => void'],
  ['store', "ReturnType<typeof import('../../../packages/emulator/src/store/openStore.js').openStore>"],
  ['expect', "import('vitest').ExpectStatic"],
  ...[
    'authUrl',
    'username',
    'userId',
    'password',
    'projectId',
    'token',
    'alarmId',
    'alarmDefinitionId',
    'notificationId',
  ].map((name) => /** @type {const} */ ([name, 'string'])),
])

/** Every name that a source file exports, `type` before it where it is one. */
async function namesIn(path, pattern) {
  const source = await readFile(path, 'utf8')
  return [...source.matchAll(pattern)].flatMap(([text, list]) => {
    const items = list.split(',').map((item) => item.trim())
    return items.filter(Boolean).map((item) => (text.startsWith('export type') ? `type ${item}` : item))
  })
}

const known = new Map()

/** The public names of the package that a file belongs to, and of core, with the entries they come from. */
async function exportsOf(file) {
  const workspace = /packages[\\/](\w+)/.exec(file)?.[1] ?? 'core'
  if (!known.has(workspace)) known.set(workspace, await readExports(new Set(['core', workspace])))
  return known.get(workspace)
}

async function readExports(workspaces) {
  const names = new Map()
  for (const workspace of workspaces) {
    const manifest = JSON.parse(await readFile(join(root, 'packages', workspace, 'package.json'), 'utf8'))
    for (const [entry, target] of Object.entries(manifest.exports)) {
      if (entry === './package.json') continue
      const source = join(root, 'packages', workspace, target['@monasca/source'])
      const module = posix.join(manifest.name, entry)
      for (const name of await namesIn(source, /export (?:type )?\{([^}]*)\}/g)) addName(names, name, module)
    }
  }
  return names
}

/** What a file itself exports: the examples of inner modules use it, though no entry has it. */
async function ownExportsOf(file) {
  const names = new Map()
  if (file.endsWith('.md')) return names
  const module = posix.join('..', '..', '..', ...file.replace(/\.tsx?$/, '.js').split(sep))
  const all = await namesIn(
    join(root, file),
    /export (?:async )?(?:abstract )?(?:function|class|const|type) (\w+)/g,
  )
  const entries = await exportsOf(file)
  for (const name of all) if (!entries.has(bare(name))) addName(names, name, module)
  return names
}

const bare = (name) => name.replace(/^type /, '')

/** Keyed by the name alone; what is imported is `name` or `type name`. */
function addName(names, name, from) {
  if (!names.has(bare(name))) names.set(bare(name), { name, from })
}

/** The libraries that only examples use: the site has them, the root has not. */
async function readSiteLibraries() {
  const { devDependencies } = JSON.parse(await readFile(join(root, 'docs', 'package.json'), 'utf8'))
  return Object.keys(devDependencies).filter((name) => !['esbuild', 'typescript', 'vitepress'].includes(name))
}

/** Resolves to the suite's result: an example passes when it compiles. */
export async function docsSuite() {
  await ensureSiteInstalled()
  for (const path of [folder, siteFolder]) {
    await rm(path, { recursive: true, force: true })
    await mkdir(path, { recursive: true })
  }
  const libraries = await readSiteLibraries()
  const sources = (
    await Promise.all(
      ['core', 'react', 'emulator'].map((name) =>
        list(`packages/${name}/src`, (file) => /\.tsx?$/.test(file) && !/\.test(-d)?\./.test(file)),
      ),
    )
  ).flat()
  const places = new Map()
  for (const file of [...(await markdownFiles()), ...sources]) {
    const text = await readFile(join(root, file), 'utf8').catch(() => '')
    for (const block of blocks(text, !file.endsWith('.md'))) {
      const name = `example${places.size}.${block.language}`
      places.set(name, `${file}:${block.line}`)
      const text = await moduleText(block, file)
      const isOfSite = libraries.some((library) => new RegExp(`from '${library}(?:'|/)`).test(text))
      await writeFile(join(isOfSite ? siteFolder : folder, name), text)
    }
  }
  for (const file of await list('docs/generate/sizes', (name) => /\.tsx?$/.test(name))) {
    const name = `example${places.size}.${file.split('.').at(-1)}`
    places.set(name, file)
    await writeFile(join(folder, name), await readFile(join(root, file), 'utf8'))
  }
  await writeFile(
    join(folder, 'tsconfig.json'),
    JSON.stringify({
      extends: relative(folder, join(root, 'tsconfig.base.json')).replaceAll('\\', '/'),
      include: ['.', relative(folder, siteFolder).replaceAll('\\', '/')],
      exclude: [],
      compilerOptions: {
        customConditions: ['@monasca/source'],
        noEmit: true,
        jsx: 'react-jsx',
        noUnusedLocals: false,
        noUnusedParameters: false,
        types: ['node'],
      },
    }),
  )
  for (const path of [folder, siteFolder]) await writeFile(join(path, 'package.json'), '{"type":"module"}')
  const { output } = await runTool('typescript/bin/tsc', ['-p', folder, '--pretty', 'false'], { quiet: true })

  const failures = new Map()
  for (const line of output.split('\n')) {
    const match = /(example\d+\.tsx?)\(\d+,\d+\): error (.*)/.exec(line)
    if (match && !failures.has(match[1])) failures.set(match[1], `${places.get(match[1])}: ${match[2]}`)
    else if (/error TS/.test(line) && !match) failures.set(line, line)
  }
  return {
    name: 'documentation examples',
    passed: places.size - [...failures.keys()].filter((name) => places.has(name)).length,
    failed: failures.size,
    skipped: 0,
    failures: [...failures.values()],
  }
}

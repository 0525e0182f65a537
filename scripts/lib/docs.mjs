// Compiles every TypeScript example of the documents and of the doc comments.
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { root, runTool } from './run.mjs'

/** Below the root, so that the examples find the workspaces as a user's project finds the packages. */
const folder = join(root, 'node_modules', '.cache', 'docs-examples')

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
  return ['README.md', 'CONTRIBUTING.md', ...readmes, ...(await list('docs', (name) => name.endsWith('.md')))]
}

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
 * An example with an import is a module of its own. Any other stands in the middle of somebody's code: it gets
 * the exports of its package, and the few names that such code has anyway.
 */
async function moduleText({ lines }, file) {
  const code = lines.join('\n')
  if (/^\s*import /m.test(code)) return `${code}\nexport {}\n`
  const prelude = await preludeOf(file)
  const declared = new Set(
    [...code.matchAll(/\b(?:const|let|function|class|type)\s+(\w+)/g)].map((match) => match[1]),
  )
  const names = [...prelude.names].filter(
    ([name]) => new RegExp(`\\b${name}\\b`).test(code) && !declared.has(name),
  )
  const imports = names.map(([name, from]) => `import { ${name} } from '${from}'`)
  const ambient = prelude.ambient.filter(([name]) => !declared.has(name)).map(([, text]) => text)
  return `${imports.join('\n')}\n${ambient.join('\n')}\nexport async function example(): Promise<unknown> {\n${code}\nreturn undefined\n}\n`
}

const preludes = new Map()

async function preludeOf(file) {
  const name = /packages[\\/](\w+)/.exec(file)?.[1] ?? 'core'
  if (!preludes.has(name)) preludes.set(name, await readPrelude(name))
  return preludes.get(name)
}

async function readPrelude(name) {
  const names = new Map()
  for (const workspace of name === 'core' ? ['core'] : ['core', name]) {
    const manifest = JSON.parse(await readFile(join(root, 'packages', workspace, 'package.json'), 'utf8'))
    for (const [entry, target] of Object.entries(manifest.exports)) {
      if (entry === './package.json') continue
      const source = await readFile(join(root, 'packages', workspace, target['@monasca/source']), 'utf8')
      for (const [, list] of source.matchAll(/export (?:type )?\{([^}]*)\}/g)) {
        for (const item of list.split(',')) {
          const exported = item.trim().split(/\s+/).at(-1)
          if (exported && !names.has(exported))
            names.set(exported, join(manifest.name, entry).replaceAll('\\', '/'))
        }
      }
    }
  }
  const ambient = [
    ['client', `declare const client: import('@monasca/core').Client`],
    ['session', `declare const session: import('@monasca/core').Session`],
    ['error', 'declare const error: unknown'],
    ['queryClient', `declare const queryClient: import('@tanstack/react-query').QueryClient`],
  ]
  return { names, ambient: name === 'core' ? ambient.slice(0, 3) : ambient }
}

/** Resolves to the suite's result: an example passes when it compiles. */
export async function docsSuite() {
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true })
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
      await writeFile(join(folder, name), await moduleText(block, file))
    }
  }
  await writeFile(
    join(folder, 'tsconfig.json'),
    JSON.stringify({
      extends: relative(folder, join(root, 'tsconfig.base.json')).replaceAll('\\', '/'),
      include: ['.'],
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
  await writeFile(join(folder, 'package.json'), '{"type":"module"}')
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

// `npm run check:layers`: fails where a folder imports from one that comes later in the table of CONTRIBUTING.md, or
// is missing there. Import cycles are Biome's to find.
import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { dirname, join, relative, sep } from 'node:path'
import { judgeImport, layerOf, listImports, readLayers } from './lib/layers.mjs'
import { root } from './lib/run.mjs'
import { say } from './lib/say.mjs'

const isSource = (name) => /\.tsx?$/.test(name) && !/\.(test|test-d|d|bench)\.tsx?$/.test(name)

async function listSources(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile() && isSource(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
}

/** The file that a specifier such as `./x.js` means. */
function resolveImport(file, specifier) {
  const base = join(dirname(file), specifier).replace(/\.js$/, '')
  return ['.ts', '.tsx'].map((extension) => base + extension).find((path) => existsSync(path))
}

let problems = 0
let imports = 0
function report(text) {
  problems += 1
  say(text)
}

const layers = readLayers(await readFile(join(root, 'CONTRIBUTING.md'), 'utf8'))
for (const [path, order] of layers) {
  const folder = join(root, path)
  const below = (file) => relative(folder, file).split(sep).join('/')
  const files = await listSources(folder)
  const folders = new Set(
    files
      .map(below)
      .filter((file) => file.includes('/'))
      .map(layerOf),
  )
  for (const name of folders) if (!order.includes(name)) report(`${path}/${name} is in no layer.`)
  for (const name of order) if (!existsSync(join(folder, name))) report(`${path}/${name} does not exist.`)
  for (const file of files) {
    for (const [specifier, line] of listImports(file, await readFile(file, 'utf8'))) {
      const target = specifier.startsWith('.') ? resolveImport(file, specifier) : undefined
      if (target === undefined || below(target).startsWith('..')) continue
      imports += 1
      const problem = judgeImport(order, below(file), below(target))
      if (problem) report(`${relative(root, file)}:${line}: ${problem}.`)
    }
  }
}
say(`Checked ${imports} imports in ${layers.size} folders against the layers: ${problems} problems.`)
process.exitCode = problems > 0 || imports === 0 ? 1 : 0

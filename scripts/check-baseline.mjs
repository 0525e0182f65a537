// `npm run check:baseline`: fails where a source uses what the oldest browsers of its `browserslist` lack.
// With paths: judges these files by the oldest browsers of all.
import { readdir, readFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { findNewFeatures, listOwnMethods, readFloor } from './lib/baseline.mjs'
import { root } from './lib/run.mjs'
import { say } from './lib/say.mjs'

/**
 * What runs in browsers.
 *
 * @type {{ path: string, without?: RegExp }[]}
 */
const workspaces = [
  { path: 'packages/core', without: /^src[\\/]node[\\/]/ },
  { path: 'packages/react' },
  { path: 'apps/demo' },
]

const readManifest = async (path) => JSON.parse(await readFile(join(root, path, 'package.json'), 'utf8'))

/** @param {{ path: string, without?: RegExp }} workspace */
async function listSources({ path, without }) {
  const folder = join(root, path)
  const entries = await readdir(join(folder, 'src'), { recursive: true, withFileTypes: true })
  return entries
    .filter(
      (entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !/\.(test|test-d|d)\.tsx?$/.test(entry.name),
    )
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => !without?.test(relative(folder, file)))
}

let problems = 0
function check(file, source, floor, own) {
  for (const { line, feature, lacking } of findNewFeatures(file, source, floor, own)) {
    problems += 1
    say(
      `${relative(root, file)}:${line}: ${feature} is newer than the oldest supported browsers (${lacking.join(', ')}).`,
    )
  }
}

const readSources = (files) => Promise.all(files.map(async (file) => [file, await readFile(file, 'utf8')]))

const given = process.argv.slice(2)
if (given.length > 0) {
  const floor = readFloor((await readManifest('packages/core')).browserslist)
  for (const [file, source] of await readSources(given)) check(file, source, floor)
} else {
  let files = 0
  const own = new Set()
  for (const workspace of workspaces) {
    const floor = readFloor((await readManifest(workspace.path)).browserslist)
    const sources = await readSources(await listSources(workspace))
    files += sources.length
    for (const source of sources) for (const name of listOwnMethods(...source)) own.add(name)
    for (const [file, source] of sources) check(file, source, floor, own)
  }
  say(`Checked ${files} sources against the oldest supported browsers: ${problems} problems.`)
}
process.exitCode = problems > 0 ? 1 : 0

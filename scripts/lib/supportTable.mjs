// The table of supported runtimes, in the documentation and in README.md: written from what ran.
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { root } from './run.mjs'

const results = 'docs/support/runtimes.json'
const page = 'docs/support/runtimes.md'
const readme = 'README.md'
const [begin, end] = ['<!-- runtimes: written by npm run test:runtimes -- --write -->', '<!-- /runtimes -->']

/** @typedef {{ name: string, version: string, entries: string }} Row */

/** A row for each runtime, with all its versions. */
function toTable(rows) {
  const groups = new Map()
  for (const { name, version, entries } of rows) {
    const group = groups.get(name) ?? { versions: [], entries }
    group.versions.push(version)
    groups.set(name, group)
  }
  const lines = [...groups].map(
    ([name, { versions, entries }]) => `| ${name} | ${versions.join(' · ')} | ${entries} |`,
  )
  return ['| | Tested with | Entries |', '| --- | --- | --- |', ...lines].join('\n')
}

function toPage(rows) {
  return `# Supported runtimes

The packed packages are installed and used in each of these by \`npm run test:runtimes\`, in CI as well. It writes this
page.

${toTable(rows)}

- **Every runtime** signs in with a password, writes a measurement, reads statistics, gets a typed error for a wrong
  password, and runs a session manager until sign-out.
- **\`@monasca/core/node\`** also refuses an unknown certificate authority, accepts it as \`verify\`, presents \`cert\` and
  \`key\`, uses \`proxy\`, and closes. In Bun, \`proxy: false\` is refused while a proxy variable is set, and so is an https
  proxy beside \`cert\`.
- **Workers** have no page: a session manager there keeps its tokens in memory, or in a \`storage\` of your own.
- **React** signs in, reads a list, and reads it again after a write, in Chromium and in \`StrictMode\`. The hooks' own
  tests also run on the oldest versions.
- **TypeScript** compiles a consumer with \`moduleResolution: 'NodeNext'\`, \`strict\`, \`exactOptionalPropertyTypes\`,
  and without \`skipLibCheck\`.

Browsers: see [Browser support](../guides/browsers.md).
`
}

function toReadme(text, rows) {
  const [from, to] = [text.indexOf(begin), text.indexOf(end)]
  if (from < 0 || to < from) throw new Error(`${readme} has no place for the table of runtimes: ${begin}`)
  return `${text.slice(0, from)}${begin}\n\n${toTable(rows)}\n\n${text.slice(to)}`
}

async function render(rows) {
  return {
    [results]: `${JSON.stringify(rows, null, 2)}\n`,
    [page]: toPage(rows),
    [readme]: toReadme(await readFile(join(root, readme), 'utf8'), rows),
  }
}

/** Writes the table from the rows of a run in which everything passed. */
export async function writeSupport(rows) {
  for (const [file, text] of Object.entries(await render(rows))) await writeFile(join(root, file), text)
}

/** The files that differ from the rows. */
export async function findOutdated(rows) {
  const files = Object.entries(await render(rows))
  const current = await Promise.all(files.map(([file]) => readFile(join(root, file), 'utf8').catch(() => '')))
  return files.flatMap(([file, text], index) => (current[index] === text ? [] : [file]))
}

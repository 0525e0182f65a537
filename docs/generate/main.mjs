// Writes the pages that come from the sources, and prints what is undocumented there as JSON.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { apiPages, planApi } from './api.mjs'
import { examplePages } from './examples.mjs'
import { hookPages } from './hooks.mjs'
import { findOptionsWithoutText, optionPages } from './options.mjs'
import { readSources, site } from './program.mjs'
import { sizePages } from './sizes.mjs'
import { checkErrorSections, findUndocumented } from './undocumented.mjs'

const { checker, entries } = readSources()
const plan = planApi(entries)
const places = new Map(plan.places)
// An error leads to its cause and cure.
const headings = readFileSync(join(site, 'errors.md'), 'utf8').matchAll(/^##+ (\w+) \{#(\w+)\}$/gm)
const sections = new Map([...headings].map(([, name, code]) => [name, code]))
for (const [name, code] of sections) places.set(name, `errors.html#${code}`)

const react = entries.find(({ module }) => module === '@monasca/react')
const pages = new Map([
  ...hookPages({ checker, exports: react.exports, places }),
  ...apiPages({ checker, plan, places }),
  ...optionPages({ checker, entries, places }),
  ...(await sizePages()),
  ...examplePages(),
])
for (const folder of ['hooks', 'api', 'options']) rmSync(join(site, folder), { recursive: true, force: true })
for (const [path, text] of pages) {
  mkdirSync(dirname(join(site, path)), { recursive: true })
  writeFileSync(join(site, path), text)
}
const results = [
  findUndocumented({ checker, entries, places }),
  checkErrorSections({ checker, entries, sections }),
  findOptionsWithoutText({ checker, entries }),
]
process.stdout.write(
  JSON.stringify({
    checked: results.reduce((sum, { checked }) => sum + checked, 0),
    problems: results.flatMap(({ problems }) => problems),
  }),
)

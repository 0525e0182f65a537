// `npm run auth:table`: each auth plugin × { real Keystone, emulator, browser }, with the number of green tests of the
// last runs, or the reason why there is none. Ends with 1 if a test failed, or a cell has neither.
import { places, readAuthTable } from './lib/authTable.mjs'
import { bold, dim, green, red, say, yellow } from './lib/say.mjs'

const { rows, times } = await readAuthTable()
const notes = []
const gaps = []

/**
 * The text of a cell and its colour.
 *
 * @returns {[string, (text: string) => string]}
 */
function describe(name, cell, place) {
  if (cell.failed > 0) return [`✗ ${cell.failed} of ${cell.passed + cell.failed} failed`, red]
  if (cell.passed > 0) return [`✓ ${cell.passed} ${cell.passed === 1 ? 'test' : 'tests'}`, green]
  if (cell.reason) {
    if (!notes.includes(cell.reason)) notes.push(cell.reason)
    return [`– (${notes.indexOf(cell.reason) + 1})`, dim]
  }
  gaps.push(`${name}: ${place.title}`)
  return ['missing', yellow]
}

const first = Math.max(...rows.map(({ name }) => name.length))
const width = 18
const headings = places.map(({ title }) => title.padEnd(width)).join('')
say(bold(`${'plugin'.padEnd(first + 2)}${headings}`.trimEnd()))
for (const { name, cells } of rows) {
  const texts = cells.map((cell, index) => {
    const [text, paint] = describe(name, cell, places[index])
    return paint(text.padEnd(width))
  })
  say(`${name.padEnd(first + 2)}${texts.join('')}`.trimEnd())
}

say()
for (const [index, note] of notes.entries()) say(dim(`(${index + 1}) ${note}`))
for (const [index, { title, command }] of places.entries()) {
  const time = times[index]
  const when = time ? `ran ${time.toISOString().slice(0, 16).replace('T', ' ')} UTC` : red('has not run')
  say(`${title}: ${when}${time ? '' : `: ${command}`}`)
}
const failed = rows.filter(({ cells }) => cells.some((cell) => cell.failed > 0)).map(({ name }) => name)
if (failed.length > 0) say(red(`Failed: ${failed.join(', ')}`))
if (gaps.length > 0) say(yellow(`Neither a green test nor a reason: ${gaps.join('; ')}`))
process.exitCode = failed.length + gaps.length > 0 ? 1 : 0

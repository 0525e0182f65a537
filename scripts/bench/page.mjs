// Writes docs/performance.md from the figures of `npm run bench`.
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { root } from '../lib/run.mjs'
import { say } from '../lib/say.mjs'
import { figureOf, formatNumber, formatRatio, isMet, relationOf } from './row.mjs'

/** The headings of the page: a name of a bench, and what it is about. */
const sections = {
  bundles: [
    'Bytes of a page',
    'JavaScript of a page with one live chart, built by Vite for production, in kB of gzip.',
  ],
  metricsList: [
    'Calls of the API',
    'A call through the client beside a bare `fetch` of the same address with the same token.',
  ],
  python: [
    'Beside python-monascaclient',
    'The same calls on the same server, by Debian’s package of the Python client.',
  ],
  series: [
    'Measurements as columns',
    'From the request to two typed arrays, beside `fetch`, `json()` and a loop.',
  ],
  draw: [
    'Drawing',
    'Processor time of the main thread to draw 25 charts of 2,880 points, and to update them.',
  ],
  liveTail: [
    'Live charts',
    'Refreshing the end of charts, beside reading them in full, and beside bare requests.',
  ],
  growth: ['Growth', 'What grows with the load, and what does not.'],
  expressions: ['Alarm expressions', 'Reading, writing and checking expressions.'],
  backtest: ['Back-tests', 'A prepared back-test beside a whole one.'],
  crowd: ['Many clients', 'Sign-ins and lists of 200 clients at once on the emulator.'],
  alarms: ['The alarms page', 'The dashboard with 50,000 alarms in Chromium.'],
  panels: [
    'The dashboard’s charts',
    'Live charts of the dashboard beside a bare page with uPlot and the same reads.',
  ],
  slowNetwork: ['A slow network', 'The dashboard on 400 kbit/s with 400 ms of delay.'],
  emulator: ['The emulator', 'Measurements in, statistics out, and its start.'],
}

const cell = (value) => String(value).replaceAll('|', '\\|').replaceAll('<', '&lt;')
const line = (cells) => `| ${cells.map(cell).join(' | ')} |`

/** @returns {string[]} the lines of a Markdown table */
function table(head, rows) {
  return [line(head), line(head.map(() => '---')), ...rows.map(line), '']
}

function measuredRow(row) {
  const isRatio = row.ratio !== undefined
  const unit = row.unit ?? ''
  const number = (value) => (value === undefined ? '' : `${formatNumber(value)} ${unit}`)
  const sign = isRatio || row.atMost ? '≤' : '≥'
  const goal =
    row.goal === undefined ? '' : `${sign} ${row.goal.toLocaleString('en', { maximumFractionDigits: 3 })}`
  const verdict = row.goal === undefined ? '' : isMet(row) ? 'met' : '**missed**'
  const spreadNumber = isRatio ? (value) => value.toFixed(value < 0.1 ? 4 : 2) : formatNumber
  const relation = relationOf(row)
  return [
    row.name,
    number(isRatio ? row.ours : row.value),
    typeof row.alternative === 'string'
      ? `${number(row.bare)}: ${row.alternative}`
      : `none: ${row.alternative.none}`,
    'none' in row.limit ? `none: ${row.limit.none}` : `${number(row.limit.value)}: ${row.limit.name}`,
    relation === undefined ? '' : formatRatio(relation),
    row.exact ? 'exact' : row.spread.map(spreadNumber).join('–'),
    row.exact ? '' : row.rounds,
    goal,
    verdict,
  ]
}

function section(name, { rows }) {
  const [title, text] = sections[name] ?? [name, '']
  const measured = rows.filter(({ columns, notRun }) => columns === undefined && notRun === undefined)
  const lines = [`## ${title}`, '', text, '']
  if (measured.length > 0) {
    const head = ['work', 'ours', 'alternative', 'limit', 'ratio', 'spread', 'rounds', 'goal', '']
    lines.push(...table(head, measured.map(measuredRow)))
  }
  for (const row of rows.filter(({ columns }) => columns !== undefined)) {
    lines.push(`### ${row.name}`, '', row.growth, '', ...table(row.columns, row.rows))
  }
  for (const row of rows.filter(({ notRun }) => notRun !== undefined)) {
    lines.push(`Not run: ${row.name} (${String(row.notRun).split('\n')[0]}).`, '')
  }
  for (const row of rows.filter(({ note }) => note !== undefined)) {
    lines.push(`${row.goal === undefined || isMet(row) ? 'Note' : 'Missed'}, ${row.name}: ${row.note}`, '')
  }
  return lines
}

/** The page as text. */
export function formatPage({ date, machine, versions, quick, benches }) {
  const rows = Object.values(benches).flatMap((bench) => bench.rows)
  const held = rows.filter(({ goal, notRun }) => goal !== undefined && notRun === undefined)
  const missed = held.filter((row) => !isMet(row))
  const seconds = Object.values(benches).reduce((sum, bench) => sum + bench.seconds, 0)
  return [
    '# Performance',
    '',
    `Measured on ${date.slice(0, 10)} at ${date.slice(11, 16)} UTC by \`npm run bench\`, in ${Math.round(seconds / 60)} minutes. Each`,
    'figure is compared with what people would use instead, measured in turn in the same minute: ratios mean something on any',
    'machine, milliseconds only on this one. `ratio` is ours divided by the alternative’s. `limit` is what the machine or the',
    'network takes anyway. `spread` is between which figures eight of ten rounds are: ratios in rows whose goal is a ratio,',
    'else values in the unit of the row.',
    ...(quick
      ? ['', '**A quick run with three rounds: these figures show only that everything runs.**']
      : []),
    '',
    ...table(
      ['machine', ''],
      [
        ['processor', `${machine.processor}, ${machine.cores} cores`],
        ['memory', `${machine.memoryGB} GB`],
        ['system', machine.system],
        ['load before', machine.load.toFixed(2)],
        ...Object.entries(versions),
      ],
    ),
    `${held.length - missed.length} of ${held.length} goals are met.${missed.length > 0 ? ' These are not:' : ''}`,
    '',
    ...(missed.length > 0
      ? table(
          ['work', 'measured', 'goal'],
          missed.map((row) => [row.name, figureOf(row), measuredRow(row)[7]]),
        )
      : []),
    ...Object.entries(benches).flatMap(([name, bench]) => section(name, bench)),
    '## Measure it yourself',
    '',
    '`npm run bench` prints these figures, and `npm run bench -- --docs` writes this page. Names of benches run these alone:',
    `\`npm run bench -- ${Object.keys(benches).slice(0, 2).join(' ')}\`. \`--json FILE\` writes all figures, \`--page FILE\` this page from`,
    'such a file, and `--quick` takes few rounds.',
    '',
  ].join('\n')
}

/** Writes the page. */
export async function writePage(report) {
  await writeFile(join(root, 'docs', 'performance.md'), formatPage(report))
  say('Wrote docs/performance.md.')
}

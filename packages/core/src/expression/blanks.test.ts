import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import {
  applyEdits,
  type CompletionRequest,
  completeExpression,
  formatExpression,
  lintExpression,
  listSubExpressions,
  parseExpression,
} from './index.js'

/** A unit that names may contain at their ends, and that `trim()` and `\s` treat as a blank. */
const mark = '\ufeff'

const comparisonsOf = (text: string) => listSubExpressions(parseExpression(text))

/** The result of every fix of these codes. */
function fixesOf(text: string, ...codes: readonly string[]): string[] {
  return lintExpression(text)
    .filter(({ code }) => codes.includes(code))
    .flatMap(({ fixes }) => fixes.map(({ edits }) => applyEdits(text, edits)))
}

test('D1: a fix keeps a metric name that ends in U+FEFF', () => {
  for (const text of [
    `cpu${mark} > 5`,
    `${mark}cpu${mark}> 5`,
    `${mark}cpu${mark} > 5 times 2`,
    `${mark} > 5`,
  ]) {
    const [before] = comparisonsOf(text)
    const fixed = fixesOf(text, 'bare_metric', 'bare_times')
    expect(fixed).toHaveLength(1)
    expect(comparisonsOf(fixed[0] ?? '')).toEqual([before])
  }
})

test.each([`${mark}v`, `v${mark}`, `${mark}`, `'v'${mark}`, `v${mark} w`])(
  'D1: U+FEFF is not a blank at the edges of a dimension: %j',
  (value) => {
    for (const text of [`avg(x{k=${value}}) > 1`, `avg(x{${value}=v}) > 1`]) {
      const codes = lintExpression(text).map(({ code }) => code)
      expect(codes).not.toContain('dimension_blanks')
      expect(codes).not.toContain('single_quotes')
      expect(comparisonsOf(formatExpression(parseExpression(text)))).toEqual(comparisonsOf(text))
    }
  },
)

test('D1: keys that differ by U+FEFF are different', () => {
  expect(lintExpression(`avg(x{k=1,k${mark}=2}) > 1`)).toEqual([])
})

test('D1: quotes and blanks around U+FEFF', () => {
  expect(fixesOf(`avg(x{k='${mark}v'}) > 1`, 'single_quotes')).toEqual([`avg(x{k=${mark}v}) > 1`])
  expect(fixesOf(`avg(x{k= v${mark} }) > 1`, 'dimension_blanks')).toEqual([`avg(x{k= v${mark}}) > 1`])
})

test('D1: one comparison per value keeps U+FEFF', () => {
  expect(fixesOf(`avg(x{k=a${mark}| b}) > 1`, 'engine_character')).toEqual([
    `(avg(x{k=a${mark}}) > 1 or avg(x{k=b}) > 1)`,
  ])
})

test('D1: fixes of syntax errors keep U+FEFF', () => {
  expect(fixesOf(`avg(x{k${mark}:${mark}v }) > 1`, 'dimension_operator')).toEqual([
    `avg(x{k${mark}=${mark}v}) > 1`,
  ])
  expect(fixesOf(`avg cpu${mark} > 1`, 'function_parentheses')).toEqual([`avg(cpu${mark}) > 1`])
  expect(fixesOf(`cpu${mark} > 1 deterministic`, 'deterministic_place')).toEqual([
    `max(cpu${mark}, deterministic) > 1`,
  ])
  expect(fixesOf(`90 < cpu${mark}`, 'swapped_sides')).toEqual([`cpu${mark} > 90`])
  // Where no name is allowed, it is just an invalid character.
  expect(fixesOf(`cpu > 5${mark}`, 'invalid_character')).toContain('cpu > 5')
})

test('D1: completion finds names that start with U+FEFF', async () => {
  const asked: CompletionRequest[] = []
  const ask = (request: CompletionRequest) => {
    asked.push(request)
    return [`${mark}v`]
  }
  const text = `avg(cpu${mark}{k${mark}=${mark}`
  const items = await completeExpression(text, text.length, ask)
  expect(asked).toMatchObject([
    { kind: 'dimensionValue', metricName: `cpu${mark}`, dimensionName: `k${mark}` },
  ])
  expect(JSON.stringify(items)).toContain(`${mark}v`)
})

test('D1: any number of blanks before an error', () => {
  const blanks = ' '.repeat(100_000)
  for (const text of [`x > 1${blanks}# note`, `avg(x${blanks}60) > 1`, `x > 1 and${blanks}`, blanks]) {
    expect(lintExpression(text)).toHaveLength(1)
  }
})

/** The source files below a folder, without tests. */
function listSources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !/\.test(-d)?\.tsx?$/.test(entry.name))
    .map(({ parentPath, name }) => join(parentPath, name))
}

test('E5: no module has a regular expression that makes older browsers reject the module', () => {
  const packages = join(import.meta.dirname, '../../..')
  const files = ['core', 'react'].flatMap((name) => listSources(join(packages, name, 'src')))
  expect(files.length).toBeGreaterThan(300)
  const refused = files.filter((file) => {
    const source = readFileSync(file, 'utf8')
    // Lookbehind, and the flag `v`, at the end of a literal.
    return (
      /\(\?<[=!]/.test(source) ||
      /[\])}+*?$\w]\/[dgimsuy]*v[dgimsuy]*[,.;)\s\]]/.test(
        source.replace(/^\s*(\*|\/\/|import|export).*$/gm, ''),
      )
    )
  })
  expect(refused).toEqual([])
})

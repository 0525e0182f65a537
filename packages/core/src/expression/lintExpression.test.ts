import { expect, test } from 'vitest'
import { fuzz } from '../../../../vitest.fuzz.js'
import { makeRawText, makeTree } from '../../test/expressions/randomExpression.js'
import { invalidSamples, validSamples } from '../../test/expressions/samples.js'
import { InvalidParameterError } from '../errors/index.js'
import { applyEdits } from './applyEdits.js'
import type { Diagnostic, DiagnosticCode, SyntaxDiagnosticCode, TreeDiagnosticCode } from './diagnostic.js'
import { formatExpression } from './formatExpression.js'
import { lintExpression } from './lintExpression.js'
import { parseExpression } from './parseExpression.js'
import { ExpressionSyntaxError } from './syntaxError.js'

/** A text, its marked part, and the result of each fix. */
type Sample = readonly [text: string, marked: string, ...fixed: string[]]

const long = 'x'.repeat(256)
const deep = '('.repeat(251)

const syntaxSamples: Record<SyntaxDiagnosticCode, readonly Sample[]> = {
  syntax: [
    ['avg(x{k=v=w}) > 1', '='],
    ['avg() > 1', ')'],
  ],
  blank_in_name: [
    ['avg(two words) > 1', 'w'],
    ['two words > 1', 'w'],
  ],
  comment: [
    ['x > 1 # note', ' # note', 'x > 1'],
    ['x > 1 // note\nand y > 2', ' // note', 'x > 1\nand y > 2'],
  ],
  deterministic_place: [
    ['avg(x, 60, deterministic) > 1', ', 60, deterministic', 'avg(x, deterministic, 60) > 1'],
    ['avg(x) > 1 deterministic', ') > 1 deterministic', 'avg(x, deterministic) > 1'],
    [
      'avg(x, 60) > 1 times 2, Deterministic',
      ', 60) > 1 times 2, Deterministic',
      'avg(x, deterministic, 60) > 1 times 2',
    ],
    ['x{k=v} < 1 deterministic', 'x{k=v} < 1 deterministic', 'min(x{k=v}, deterministic) < 1'],
    ['x gt 1 deterministic', 'deterministic'],
  ],
  dimension_operator: [
    ['avg(x{k:v}) > 1', 'k:v', 'avg(x{k=v}) > 1'],
    ['avg(x{url: http://a}) > 1', 'url: http://a', 'avg(x{url=http://a}) > 1'],
    ['avg(x{k==v}) > 1', '=', 'avg(x{k=v}) > 1'],
  ],
  dimension_place: [
    ['avg(x){k=v} > 1', '){k=v}', 'avg(x{k=v}) > 1'],
    ['avg(x, 60) {k=v} > 1', ', 60) {k=v}', 'avg(x{k=v}, 60) > 1'],
    ['avg(x{k=v}{j=w}) > 1', '}{', 'avg(x{k=v,j=w}) > 1'],
    ['x{k=v} {j=w} > 1', '} {', 'x{k=v,j=w} > 1'],
  ],
  empty: [
    ['', ''],
    [' \n ', ' \n '],
  ],
  function_parentheses: [
    ['avg cpu.busy_perc > 85', 'avg cpu.busy_perc', 'avg(cpu.busy_perc) > 85'],
    ['x > 1 and Max  y{k=v} > 85', 'Max  y{k=v}', 'x > 1 and Max(y{k=v}) > 85'],
  ],
  function_required: [
    ['x, deterministic > 1', 'x, deterministic', 'max(x, deterministic) > 1'],
    ['x{k=v}, 120 lt 1', 'x{k=v}, 120', 'min(x{k=v}, 120) lt 1'],
  ],
  incomplete_dimension: [
    ['avg(x{k}) > 1', '{k}', 'avg(x) > 1'],
    ['avg(x{k=}) > 1', '{k=}', 'avg(x) > 1'],
    ['avg(x{k, j=v}) > 1', '{k, ', 'avg(x{j=v}) > 1'],
    ['avg(x{j=v,k}) > 1', ',k', 'avg(x{j=v}) > 1'],
  ],
  invalid_character: [
    ['avg(x😀) > 1', '😀', 'avg(x) > 1'],
    ['x\u00a0> 1', '\u00a0', 'x > 1', 'x> 1'],
    ['x > 1\u0007', '\u0007', 'x > 1'],
  ],
  invalid_number: [
    ['x > .5', '.', 'x > 0.5'],
    ['x > -.5', '.', 'x > -0.5'],
    ['x > 5.', '.', 'x > 5'],
    ['x > +5', '+', 'x > 5'],
    ['x > 5e3', '5e3', 'x > 5000'],
    ['x > 2.5E-7', '2.5E-7', 'x > 0.00000025'],
    ['x > 1,000,000', '1,000,000', 'x > 1000000'],
    ['x > 1_000', '1_000', 'x > 1000'],
    ['x > 1,5', ',', 'x > 1.5'],
    ['x > 85 %', '%', 'x > 85 '],
    ["x > '85'", "'85'", 'x > 85'],
  ],
  invalid_operator: [
    ['x = 85', '=', 'x >= 85', 'x <= 85'],
    ['x == 85', '==', 'x >= 85', 'x <= 85'],
    ['x != 85', '!=', 'x > 85', 'x < 85'],
    ['x!=85', '!=', 'x > 85', 'x < 85'],
    ['x <> 85', '<>', 'x > 85', 'x < 85'],
    ['x => 85', '=>', 'x >= 85'],
    ['x =< 85', '=<', 'x <= 85'],
    ['x ≥ 85', '≥', 'x >= 85'],
    ['x > = 85', '> =', 'x >= 85'],
    ['x >> 85', '>>', 'x > 85'],
    ['x ge 85', 'ge', 'x >= 85'],
    ['x.yLTE 85', 'LTE ', 'x.y LTE 85'],
  ],
  invalid_period: [
    ['avg(x, 0) > 1', '0', 'avg(x, 60) > 1'],
    ['avg(x, 90) > 1', '90', 'avg(x, 120) > 1'],
    ['avg(x, -60) > 1', '-60', 'avg(x, 60) > 1'],
    ['avg(x, 60.0) > 1', '60.0', 'avg(x, 60) > 1'],
    ['avg(x, 5m) > 1', '5m', 'avg(x, 300) > 1'],
    ['avg(x, 60 min) > 1', '60 min', 'avg(x, 3600) > 1'],
    ['avg(x, deterministic, 1h) > 1', '1h', 'avg(x, deterministic, 3600) > 1'],
    ['avg(x, 30s) > 1', '30s', 'avg(x, 60) > 1'],
    ['avg(x, 90000ms) > 1', '90000ms', 'avg(x, 120) > 1'],
  ],
  invalid_times: [
    ['x > 1 for 3', 'for ', 'x > 1 times 3'],
    ['x > 1 3 times', '3 times', 'x > 1 times 3'],
    ['x > 1 times 0', '0', 'x > 1 times 1'],
    ['x > 1 times -2', '-', 'x > 1 times 2'],
    ['x > 1 times 2.5', '2.5', 'x > 1 times 3'],
    ['x > 1 times', ' times', 'x > 1'],
  ],
  logical_word: [
    ['x > 1 & y > 2', '&', 'x > 1 and y > 2'],
    ['x > 1 | y > 2', '|', 'x > 1 or y > 2'],
    ['x > 1, y > 2', ',', 'x > 1 and y > 2', 'x > 1 or y > 2'],
    ['x > 1 y > 2', '', 'x > 1 and y > 2', 'x > 1 or y > 2'],
    ['(x > 1) (y > 2)', '', '(x > 1) and (y > 2)', '(x > 1) or (y > 2)'],
  ],
  metric_parentheses: [
    ['(cpu) > 85', '(cpu)', 'cpu > 85'],
    ['(avg(cpu, 60)) > 85', '(avg(cpu, 60))', 'avg(cpu, 60) > 85'],
  ],
  missing_comma: [['avg(x 60) > 1', ' ', 'avg(x, 60) > 1']],
  missing_comparison: [
    ['cpu', ''],
    ['max(cpu)', ''],
    ['cpu and x > 1', 'and'],
  ],
  missing_operand: [
    ['x > 1 and', ' and', 'x > 1'],
    ['(x > 1 ||) and y > 2', ' ||', '(x > 1) and y > 2'],
    ['and x > 1', 'and ', 'x > 1'],
    ['or (x > 1)', 'or ', '(x > 1)'],
    ['x > 1 and or y > 2', 'or ', 'x > 1 and y > 2'],
    ['> 5', '>'],
  ],
  name_too_long: [[`avg(${long}) > 1`, long]],
  nested_function: [['avg(sum(x)) > 1', 'sum(']],
  number_required: [
    ['x > y', 'y'],
    ['x > NaN', 'NaN'],
    ['x > ', ''],
  ],
  number_too_large: [['avg(x, 60000000000000000000) > 1', '60000000000000000000']],
  quotes: [
    ['x > "85"', '"85"', 'x > 85'],
    ['avg(x{k="v w"}) > 1', '"v w"', 'avg(x{k=v w}) > 1'],
    ['avg("x") > 1', '"x"', 'avg(x) > 1'],
  ],
  swapped_sides: [
    ['85 < cpu', '85 < cpu', 'cpu > 85'],
    ['x > 1 and -0.5 >= avg(cpu{k=v})', '-0.5 >= avg(cpu{k=v})', 'x > 1 and avg(cpu{k=v}) <= -0.5'],
  ],
  too_deep: [[`${deep}x > 1`, '']],
  trailing_comma: [
    ['avg(x,) > 1', ',', 'avg(x) > 1'],
    ['avg(x{k=v, }) > 1', ', ', 'avg(x{k=v}) > 1'],
  ],
  unbalanced: [
    ['avg(x > 1', ' ', 'avg(x) > 1'],
    ['avg(x, 60 gt 1', ' ', 'avg(x, 60) gt 1'],
    ['((x > 1', '', '((x > 1))'],
    ['x > 1)', ')', 'x > 1'],
    ['avg(x{k=v) > 1', '', 'avg(x{k=v}) > 1'],
  ],
  unknown_function: [
    ['mean(x) > 1', 'mean', 'avg(x) > 1'],
    ['AVERAGE (x) > 1', 'AVERAGE', 'avg (x) > 1'],
    ['total(x) > 1', 'total', 'sum(x) > 1'],
    ['rate(x) > 1', 'rate', ...['avg', 'count', 'last', 'max', 'min', 'sum'].map((name) => `${name}(x) > 1`)],
  ],
  unsupported_word: [
    ['x > 1 xor y > 2', 'xor'],
    ['not x > 1', 'not '],
    ['not (x > 1)', 'not '],
  ],
}

const treeSamples: Record<TreeDiagnosticCode, readonly Sample[]> = {
  always_true: [
    ['count(x) >= 0', 'count(x) >= 0'],
    ['count(x) > -1', 'count(x) > -1'],
  ],
  bare_metric: [
    ['x{k=v} > 1', 'x{k=v}', 'max(x{k=v}) > 1'],
    ['x lte 1', 'x', 'min(x) lte 1'],
  ],
  bare_times: [['x < 1 times 2', 'x', 'min(x) < 1 times 2']],
  dimension_blanks: [
    ['avg(x{k=v }) > 1', 'v ', 'avg(x{k=v}) > 1'],
    ['avg(x{k =v}) > 1', 'k ', 'avg(x{k=v}) > 1'],
    ['avg(x{k=a  b}) > 1', 'a  b', 'avg(x{k=a b}) > 1'],
  ],
  duplicate_comparison: [
    ['avg(x) > 3 and avg(x) > 3', 'avg(x) > 3', 'avg(x) > 3'],
    ['(avg(x) > 1) or ((AVG(x)>1)) or avg(y) > 1', 'AVG(x)>1', '(avg(x) > 1) or avg(y) > 1'],
    [
      '((avg(x) > 1 or avg(y) > 1) and avg(z) > 1) or avg(z) > 1 or (avg(x) > 1 or avg(y) > 1) and avg(z) > 1',
      '(avg(x) > 1 or avg(y) > 1) and avg(z) > 1',
      '((avg(x) > 1 or avg(y) > 1) and avg(z) > 1) or avg(z) > 1',
    ],
  ],
  duplicate_dimension: [
    ['avg(x{k=v, k=w}) > 1', 'k=w', 'avg(x{k=v}) > 1'],
    ['avg(x{k=v,j=u,k=w}) > 1', 'k=w', 'avg(x{k=v,j=u}) > 1'],
  ],
  engine_character: [
    ['avg(a|b) > 1', 'a|b'],
    ['avg(x{k=a|b}) > 1', 'a|b', '(avg(x{k=a}) > 1 or avg(x{k=b}) > 1)'],
    ['avg(x{k=a|}) > 1', 'a|'],
  ],
  glued_word: [
    ['avg(x) > 1and avg(y) > 2', '1a', 'avg(x) > 1 and avg(y) > 2'],
    ['avg(x) > 1 oravg(y) > 2', 'ra', 'avg(x) > 1 or avg(y) > 2'],
    ['avg(x) lt3', 'lt3', 'avg(x) < 3'],
    ['avg(x) > 1 times3', 'times3', 'avg(x) > 1 times 3'],
    ['avg(x) > 1times 3', '1t', 'avg(x) > 1 times 3'],
    ['avg(x) > 1 times 3or avg(y) > 1', '3o', 'avg(x) > 1 times 3 or avg(y) > 1'],
  ],
  last_period: [
    ['last(x, 600) > 0', '600', 'last(x) > 0'],
    ['last(x{k=v}, deterministic, 600) > 0', '600', 'last(x{k=v}, deterministic) > 0'],
    ['last(x{}, 600) > 0', '600', 'last(x{}) > 0'],
  ],
  last_times: [['last(x) > 0 times 5', '5', 'last(x) > 0']],
  line_break: [['avg(x) > 1\nand avg(y) > 2', '\n', 'avg(x) > 1 and avg(y) > 2']],
  long_name: [[`avg(${'x'.repeat(101)}) > 1`, 'x'.repeat(101)]],
  long_window: [
    ['avg(x, 600) > 1 times 3000', '3000', 'avg(x, 600) > 1 times 2016'],
    ['avg(x, 1209660) > 1', '1209660', 'avg(x, 1209600) > 1'],
    ['avg(x, 1209660) > 1 times 2', '2', 'avg(x, 1209600) > 1'],
    ['avg(x) > 1 times 20161', '20161', 'avg(x) > 1 times 20160'],
  ],
  mixed_logic: [
    [
      'avg(x) > 1 or avg(y) > 2 and avg(z) > 3',
      'avg(y) > 2 and avg(z) > 3',
      'avg(x) > 1 or (avg(y) > 2 and avg(z) > 3)',
    ],
    [
      '((avg(x) > 1) and avg(y) > 2 or avg(z) > 3)',
      '(avg(x) > 1) and avg(y) > 2',
      '(((avg(x) > 1) and avg(y) > 2) or avg(z) > 3)',
    ],
  ],
  never_true: [
    ['count(x) < 1', 'count(x) < 1'],
    ['count(x) <= 0.5', 'count(x) <= 0.5'],
  ],
  number_blanks: [['avg(x) > - 5', '- 5', 'avg(x) > -5']],
  reserved_name: [
    ['avg(deterministic) > 1', 'deterministic'],
    ['avg(x{k=three times}) > 1', 'three times'],
  ],
  single_quotes: [["avg(x{k='v'}) > 1", "'v'", 'avg(x{k=v}) > 1']],
  unmatchable_name: [
    ['avg(cpu;user) > 1', 'cpu;user'],
    ['avg(x{_k=v}) > 1', '_k'],
    ['avg(x{k=a&b}) > 1', 'a&b'],
  ],
  word_case: [
    ['avg(x, DETERMINISTIC) > 1', 'DETERMINISTIC', 'avg(x, deterministic) > 1'],
    ['avg(x) > 1 Times 2', 'Times ', 'avg(x) > 1 times 2'],
  ],
}

const samples = Object.entries({ ...syntaxSamples, ...treeSamples }).flatMap(([code, list]) =>
  list.map(([text, marked, ...fixed]) => ({ code, text, marked, fixed })),
)

const syntaxCodes = new Set(Object.keys(syntaxSamples))

function find(text: string, code: string): Diagnostic[] {
  return lintExpression(text).filter((diagnostic) => diagnostic.code === code)
}

test.each(samples)('code: $code in $text', ({ code, text, marked, fixed }) => {
  const [diagnostic, ...others] = find(text, code)
  expect(others).toEqual([])
  expect(text.slice(diagnostic?.start, diagnostic?.end)).toBe(marked)
  expect(diagnostic?.fixes.map(({ edits }) => applyEdits(text, edits))).toEqual(fixed)
  expect(diagnostic?.severity === 'error').toBe(syntaxCodes.has(code))
})

test.each(samples)('fix: $code is gone from $text, and the rest parses', ({ code, text }) => {
  for (const { title, edits } of find(text, code).flatMap(({ fixes }) => fixes)) {
    const fixed = applyEdits(text, edits)
    expect(title).not.toBe('')
    expect(find(fixed, code)).toEqual([])
    expect(() => parseExpression(fixed)).not.toThrow()
  }
})

test.each(validSamples)('valid: no error in %s', (text) => {
  expect(lintExpression(text).filter(({ severity }) => severity === 'error')).toEqual([])
})

test.each(invalidSamples)('invalid: one error in %s', (text) => {
  expect(lintExpression(text)).toMatchObject([{ severity: 'error' }])
})

/** Valid samples that the engine cannot read, or that no metric matches. */
test('behavior: what the engine rejects is a warning', () => {
  const warned = validSamples
    .map(([text]) => text)
    .filter((text) => lintExpression(text).some(({ severity }) => severity === 'warning'))
  expect(warned).toEqual([
    'count(log.error{path=/var/log/app.log}, DETERMINISTIC, 120) > 3',
    'last(job.exit_code, 600) > 0 times 5',
    'temp.outdoor > - 5',
    'a>1and b>2',
    'avg ( a { k=v } , 120 ) > 1 times 2',
    'avg(a{k = v}) > 1',
    'avg(a{k=x|y}) > 1',
    'a{k=v} lt 3 times 2',
    'a lt3',
    'a > 1 times3',
    'times > 1',
    'avg(deterministic) > 1',
    'cpu|user > 1',
    'cpu;user > 1',
    'avg(x{k=v,k=w}) > 1',
  ])
})

test('default: all members of a diagnostic', () => {
  expect(lintExpression('avg(x, 5m) > 1')).toEqual([
    {
      code: 'invalid_period',
      severity: 'error',
      message: 'The period must be a multiple of 60 seconds.',
      start: 7,
      end: 9,
      fixes: [{ title: 'Replace by "300"', edits: [{ start: 7, end: 9, text: '300' }] }],
    },
  ])
})

test('default: errors without a rule show what the parser expected', () => {
  expect(lintExpression('avg(x{k=(v)}) > 1')).toEqual([
    {
      code: 'syntax',
      severity: 'error',
      message: 'Expected a dimension value.',
      start: 8,
      end: 9,
      fixes: [],
    },
  ])
})

test('default: no diagnostics', () => {
  expect(lintExpression('avg(cpu.user_perc{hostname=web1}, 300) > 90 times 2')).toEqual([])
})

test.each([
  ['mean(x) > 1', 'Replace by "avg"'],
  ['x > 1 y > 2', 'Insert "and"'],
  ['avg(x,) > 1', 'Remove ","'],
  ['x\u00a0> 1', 'Write a blank'],
  ['avg(x\u0007) > 1', 'Remove this'],
])('title: %s → %s', (text, title) => {
  expect(lintExpression(text)[0]?.fixes[0]?.title).toBe(title)
})

test('parameters: tree is not parsed again', () => {
  const text = 'x > 1 times 2'
  expect(lintExpression({ text, tree: parseExpression(text) })).toEqual(lintExpression(text))
  expect(lintExpression({ text })).toEqual(lintExpression(text))
})

test('options: ignore', () => {
  const ignore: DiagnosticCode[] = ['bare_metric', 'mixed_logic']
  const text = 'x > 1 or y > 2 and last(z) > 3 times 2'
  expect(lintExpression(text, { ignore }).map(({ code }) => code)).toEqual(['last_times'])
})

test.each(['', 'null', '5', '{}', '{"text":null}', '["x > 1"]'])('error: no text: %s', (json) => {
  expect(() => lintExpression(JSON.parse(`[${json}]`)[0])).toThrow(
    new InvalidParameterError({
      parameter: 'source',
      reason: 'must be a string or an object with `text`',
    }),
  )
})

test('behavior: from left to right', () => {
  const codes = lintExpression('last(x) > 1 times 2 and y > 1 or z > 1 and count(w{k=v }) < 1').map(
    ({ code }) => code,
  )
  expect(codes).toEqual([
    'mixed_logic',
    'last_times',
    'bare_metric',
    'mixed_logic',
    'bare_metric',
    'never_true',
    'dimension_blanks',
  ])
})

test('behavior: offers no fix for too many alternatives', () => {
  const text = `avg(x{k=${Array.from({ length: 80 }, (_, index) => index).join('|')}}) > 1`
  expect(find(text, 'engine_character')).toMatchObject([{ fixes: [] }])
})

test('behavior: offers no fix that leads no further', () => {
  // No expression can contain a period with so many digits.
  expect(find(`avg(x, ${'9'.repeat(15)}d) > 1`, 'invalid_period')).toMatchObject([{ fixes: [] }])
})

test('property: canonical text has no diagnostic about its spelling', async () => {
  const spelling = new Set([
    'bare_metric',
    'bare_times',
    'glued_word',
    'line_break',
    'number_blanks',
    'word_case',
  ])
  await fuzz((random) => {
    const text = formatExpression(makeTree(random, random.below(4)))
    expect(lintExpression(text).filter(({ code }) => spelling.has(code))).toEqual([])
  })
})

test('fuzz: diagnostics of any text are in range, and fixes lead further', async () => {
  await fuzz((random) => {
    for (let count = 0; count < 20; count++) checkFixes(makeRawText(random))
  })
})

function checkFixes(text: string): void {
  const before = rest(text)
  for (const { start, end, message, fixes } of lintExpression(text)) {
    const isInRange = 0 <= start && start <= end && end <= text.length && message !== ''
    if (!isInRange) throw new Error(`a place outside of ${JSON.stringify(text)}`)
    for (const { title, edits } of fixes) {
      const fixed = applyEdits(text, edits)
      const after = rest(fixed)
      const leadsFurther = after === undefined || (before !== undefined && after <= before)
      if (!leadsFurther || fixed === text) {
        throw new Error(`${title} makes ${JSON.stringify(fixed)} of ${JSON.stringify(text)}`)
      }
    }
  }
}

/** Length of a text after its first error; undefined without an error. */
function rest(text: string): number | undefined {
  try {
    parseExpression(text)
    return undefined
  } catch (error) {
    if (error instanceof ExpressionSyntaxError) return text.length - error.position
    throw error
  }
}

test('fuzz: a fix leaves fewer diagnostics of its code', async () => {
  // One comparison per value repeats its other problems; quotes may be nested.
  const repeating = new Set(['engine_character', 'single_quotes'])
  let cured = 0
  await fuzz((random) => {
    const text = makeRawText(random)
    if (rest(text) !== undefined) return
    for (const { code, fixes } of lintExpression(text)) {
      if (repeating.has(code)) continue
      for (const { title, edits } of fixes) {
        const fixed = applyEdits(text, edits)
        if (find(fixed, code).length >= find(text, code).length) {
          throw new Error(`${title} (${code}) makes ${JSON.stringify(fixed)} of ${JSON.stringify(text)}`)
        }
        cured++
      }
    }
  })
  expect(cured).toBeGreaterThan(0)
})

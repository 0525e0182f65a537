import { expect, test } from 'vitest'
import { formatExpression } from './formatExpression.js'
import { listSubExpressions } from './listSubExpressions.js'
import { parseExpression } from './parseExpression.js'
import { ExpressionSyntaxError } from './syntaxError.js'
import type { Comparison, Expression } from './tree.js'

/** Expressions that servers accept, each with its comparisons after defaults are filled in. */
const validSamples: readonly (readonly [text: string, comparisons: string])[] = [
  ['cpu.busy_perc > 85', 'MAX cpu.busy_perc GT 85 60×1'],
  ['cpu.busy_perc{hostname=web01} > 85', 'MAX cpu.busy_perc{hostname=web01} GT 85 60×1'],
  ['MAX(cpu.busy_perc) GTE 85', 'MAX cpu.busy_perc GTE 85 60×1'],
  ['min(mem.free_mb{hostname=db1}) < 512', 'MIN mem.free_mb{hostname=db1} LT 512 60×1'],
  ['mem.free_mb lte 512', 'MIN mem.free_mb LTE 512 60×1'],
  ['avg(load.1m{env=prod,role=api}, 300) >= 4.5 times 2', 'AVG load.1m{env=prod,role=api} GTE 4.5 300×2'],
  ['sum(http.requests{code=500}, 120) gt 20', 'SUM http.requests{code=500} GT 20 120×1'],
  ['count(log.error{}, deterministic) >= 1', 'COUNT log.error GTE 1 60×1 det'],
  [
    'count(log.error{path=/var/log/app.log}, DETERMINISTIC, 120) > 3',
    'COUNT log.error{path=/var/log/app.log} GT 3 120×1 det',
  ],
  ['last(job.exit_code, 600) > 0 times 5', 'LAST job.exit_code GT 0 600×5'],
  ['temp.outdoor > -5', 'MAX temp.outdoor GT -5 60×1'],
  ['temp.outdoor > - 5', 'MAX temp.outdoor GT -5 60×1'],
  ['disk.full_perc > 0.5', 'MAX disk.full_perc GT 0.5 60×1'],
  ['disk.full_perc > 007.50', 'MAX disk.full_perc GT 7.5 60×1'],
  ['avg(a) > 1 and avg(b) > 2', 'AVG a GT 1 60×1; AVG b GT 2 60×1'],
  ['avg(a) > 1 or avg(b) > 2', 'AVG a GT 1 60×1; AVG b GT 2 60×1'],
  ['avg(a)>1&&avg(b)<2||avg(c)>=3', 'AVG a GT 1 60×1; AVG b LT 2 60×1; AVG c GTE 3 60×1'],
  ['a > 1 AND b > 2 Or c > 3', 'MAX a GT 1 60×1; MAX b GT 2 60×1; MAX c GT 3 60×1'],
  ['(a > 1 or b > 2) and c > 3', 'MAX a GT 1 60×1; MAX b GT 2 60×1; MAX c GT 3 60×1'],
  [
    'a > 1 or (b > 2 and (c > 3 or d < 4))',
    'MAX a GT 1 60×1; MAX b GT 2 60×1; MAX c GT 3 60×1; MIN d LT 4 60×1',
  ],
  ['((a > 1))', 'MAX a GT 1 60×1'],
  ['a>1and b>2', 'MAX a GT 1 60×1; MAX b GT 2 60×1'],
  ['avg ( a { k=v } , 120 ) > 1 times 2', 'AVG a{k=v } GT 1 120×2'],
  ['avg(a{ k=v}) > 1', 'AVG a{k=v} GT 1 60×1'],
  ['avg(a{k = v}) > 1', 'AVG a{k =v} GT 1 60×1'],
  ['avg(a{k=two words here}) > 1', 'AVG a{k=two words here} GT 1 60×1'],
  ['avg(a{rack no=12}) > 1', 'AVG a{rack no=12} GT 1 60×1'],
  [
    'avg(a{url=https://shop.example.org:8443/p?q}) > 1',
    'AVG a{url=https://shop.example.org:8443/p?q} GT 1 60×1',
  ],
  ['avg(a{k=x|y}) > 1', 'AVG a{k=x|y} GT 1 60×1'],
  ["avg(a{k='quoted'}) > 1", "AVG a{k='quoted'} GT 1 60×1"],
  ['a{k=v} lt 3 times 2', 'MIN a{k=v} LT 3 60×2'],
  ['a lt3', 'MIN a LT 3 60×1'],
  ['a > 1 times3', 'MAX a GT 1 60×3'],
  ['42 > 41', 'MAX 42 GT 41 60×1'],
  ['max > 1', 'MAX max GT 1 60×1'],
  ['max(min) > 1', 'MAX min GT 1 60×1'],
  ['and > 1', 'MAX and GT 1 60×1'],
  ['times > 1', 'MAX times GT 1 60×1'],
  ['avg(deterministic) > 1', 'AVG deterministic GT 1 60×1'],
  ['cpu|user > 1', 'MAX cpu|user GT 1 60×1'],
  ['cpu;user > 1', 'MAX cpu;user GT 1 60×1'],
  ['温度{場所=大阪} > 30', 'MAX 温度{場所=大阪} GT 30 60×1'],
  ['avg(größe{straße=südring}) >= 10', 'AVG größe{straße=südring} GTE 10 60×1'],
  ['avg(x, 060) > 1', 'AVG x GT 1 60×1'],
  ['avg(x{k=v,k=w}) > 1', 'AVG x{k=v,k=w} GT 1 60×1'],
  ['avg(x) > 3 and avg(x) > 3', 'AVG x GT 3 60×1; AVG x GT 3 60×1'],
]

/** Expressions that servers refuse. */
const invalidSamples: readonly string[] = [
  ' ',
  'x > 1 xor y > 2',
  'cpu.busy_perc',
  'not x > 1',
  'max(cpu.busy_perc)',
  'mean(x) > 1',
  '> 5',
  'rate(x) > 1',
  '85 < ',
  'average(x) > 1',
  'cpu.busy_perc = 85',
  'avg(sum(x)) > 1',
  'cpu.busy_perc != 85',
  'avg(x, 0) > 1',
  'cpu.busy_perc <> 85',
  'avg(x, 90) > 1',
  'cpu.busy_perc => 85',
  'avg(x, 5m) > 1',
  'cpu.busy_perc > = 85',
  'avg(x, -60) > 1',
  'cpu.busy_perc ge 85',
  'avg(x, 60.0) > 1',
  'cpu.busy_percgt 85',
  'avg(x 60) > 1',
  'cpu.busy_perc > mem.busy_perc',
  'avg(x,) > 1',
  'cpu.busy_perc > +5',
  'avg(x, 60, deterministic) > 1',
  'cpu.busy_perc > .5',
  'x, deterministic > 1',
  'cpu.busy_perc > 5.',
  'x > 1 deterministic',
  'cpu.busy_perc > 5e3',
  'avg(x) > 1 times 0',
  'cpu.busy_perc > 1,000',
  'avg(x) > 1 times 2.5',
  'cpu.busy_perc > 85%',
  'avg(x) > 1 times',
  'cpu.busy_perc > "85"',
  'avg(x) > 1 for 3',
  'cpu.busy_perc > NaN',
  'avg(x{k}) > 1',
  '(cpu.busy_perc) > 85',
  'avg(x{k=}) > 1',
  'avg cpu.busy_perc > 85',
  'avg(x{k=v,}) > 1',
  'avg() > 1',
  'avg(x{k=v=w}) > 1',
  'avg(x > 1',
  'avg(x{k:v}) > 1',
  '(x > 1',
  'avg(x{k="v"}) > 1',
  '()',
  'avg(x{k=(v)}) > 1',
  'x > 1 and',
  'avg(x{k=v}{j=w}) > 1',
  'and x > 1',
  'avg(x){k=v} > 1',
  'x > 1 y > 2',
  'avg(two words) > 1',
  'x > 1, y > 2',
  'avg(x😀) > 1',
  'x > 1 & y > 2',
  'x > 1 # note',
]

function listComparisons(tree: Expression): Comparison[] {
  return tree.type === 'comparison' ? [tree] : tree.operands.flatMap(listComparisons)
}

/** Comparisons as in the table above; dimensions from the tree, so that a repeated key is seen. */
function describeTree(tree: Expression): string {
  const subExpressions = listSubExpressions(tree)
  const texts = listComparisons(tree).map(({ dimensions }, index) => {
    const sub = subExpressions[index]
    const pairs = dimensions.map(({ key, value }) => `${key.value}=${value.value}`).join(',')
    const metric = pairs === '' ? sub?.metricName : `${sub?.metricName}{${pairs}}`
    const flag = sub?.deterministic ? ' det' : ''
    return `${sub?.function} ${metric} ${sub?.operator} ${sub?.threshold} ${sub?.period}×${sub?.periods}${flag}`
  })
  return texts.join('; ')
}

test.each(validSamples)('valid: %s', (text, comparisons) => {
  expect(describeTree(parseExpression(text))).toBe(comparisons)
})

test.each(validSamples)('canonical text means the same and is stable: %s', (text, comparisons) => {
  const canonical = formatExpression(parseExpression(text))
  // The canonical text drops blanks at the edges of dimensions, which no engine would find.
  const trimmed = comparisons.replace(/ +(?=[=}])/g, '')
  expect(describeTree(parseExpression(canonical))).toBe(trimmed)
  expect(formatExpression(parseExpression(canonical))).toBe(canonical)
})

test.each([...invalidSamples, ''])('invalid: %s', (text) => {
  expect(() => parseExpression(text)).toThrow(ExpressionSyntaxError)
})

const long = 'x'.repeat(255)

test.each([`${long} > 1`, `avg(x{${long}=v}) > 1`, `avg(x{k=${long}}) > 1`])(
  'valid: text of 255 characters',
  (text) => {
    expect(listSubExpressions(parseExpression(text))).toHaveLength(1)
  },
)

test.each([
  ['a metric name of 256 characters', `${long}x > 1`],
  ['a dimension key of 256 characters', `avg(x{${long}x=v}) > 1`],
  ['a dimension value of 256 characters', `avg(x{k=${long}x}) > 1`],
  ['digits beyond ASCII', 'x > \u0663'],
  ['digits beyond ASCII in a period', 'avg(x, \uff16\uff10) > 1'],
  ['a no-break space between tokens', 'x\u00a0> 1'],
  ['a no-break space in a dimension', 'avg(x{k=a\u00a0b}) > 1'],
  ['an ideographic space', 'x\u3000> 1'],
  ['a line separator', 'x\u2028> 1'],
  ['a next-line character', 'x\u0085> 1'],
  ['half of a surrogate pair', 'x\ud83d > 1'],
  ['a control character', 'x\u0007 > 1'],
  ['a control character that differs from an operator by one bit', 'x \u001c 1'],
  ['backslashes that differ from bars by one bit', 'x > 1 \\\\ y > 2'],
])('invalid: %s', (_, text) => {
  expect(() => parseExpression(text)).toThrow(ExpressionSyntaxError)
})

test('valid: characters beyond ASCII that are no white space', () => {
  expect(describeTree(parseExpression('a\ufeff\u200b\u0080\uffff > 1'))).toBe(
    'MAX a\ufeff\u200b\u0080\uffff GT 1 60×1',
  )
})

import type { Random } from '../../../../vitest.fuzz.js'
import type { Comparison, Expression, FunctionName, Part } from '../../src/expression/index.js'
import { invalidSamples, validSamples } from './samples.js'

const nameUnits = [...`abzAZ09.-_#!$%&'*+/:;?@[\\]^\`|~äß場\u00a1\u2fff\uffff`]

const functions: readonly FunctionName[] = ['avg', 'count', 'last', 'max', 'min', 'sum']

/** Tokens of invalid texts. */
const fragments: readonly string[] = [
  ...[
    'avg',
    'MAX',
    'mean',
    'last',
    'count',
    'times',
    'deterministic',
    'for',
    'not',
    'x',
    'cpu',
    'k=v',
    '{k=v}',
  ],
  ...[
    '(',
    ')',
    '{',
    '}',
    ',',
    '=',
    '>',
    '<',
    '>=',
    '=>',
    '!=',
    'lte',
    'gt',
    'and',
    'or',
    '&&',
    '||',
    '&',
    '|',
  ],
  ...[
    '60',
    '90',
    '5m',
    '120',
    '1',
    '0',
    '-',
    '.',
    '+',
    '%',
    '5e3',
    '1,000',
    '"',
    "'",
    '\\',
    ':',
    ';',
    '#',
    '//',
  ],
  ...[' ', '  ', '\t', '\n', '😀', '\ud800', '\u00a0', '\u0000', '場所', '__proto__', '((((', '))))'],
  ...['x > 1', 'avg(x, 60) > 1 and ', ' or max(y{k=v}) < 2 times 3'],
]

/** A name of up to 12 units that names may contain. */
export function makeName(random: Random): string {
  return makeText(random, nameUnits, 12)
}

function makeText(random: Random, units: readonly string[], limit: number): string {
  return Array.from({ length: 1 + random.below(limit) }, () => random.pick(units)).join('')
}

/** Blanks only inside: the canonical text has no leading or trailing ones. */
export function makeDimensionText(random: Random): string {
  return random.oneIn(3) ? `${makeName(random)} ${makeName(random)}` : makeName(random)
}

/** Numbers of any size, from fractions to those that JavaScript prints with an exponent. */
export function makeThreshold(random: Random): number {
  const size = random.pick([
    0,
    random.below(100),
    random.below(1e9) / 1000,
    random.below(1e6) * 1e18,
    random.below(1e6) / 1e12,
    random.unit() * 10 ** (random.below(40) - 20),
  ])
  return random.oneIn(2) && size !== 0 ? -size : size
}

/** A tree without positions: all are 0. */
export function makeTree(random: Random, depth: number): Expression {
  return makeNode(random, depth, makeComparison)
}

/** A tree as parsed from its canonical text: with functions everywhere and without defaults. */
export function makeCanonicalTree(random: Random, depth: number): Expression {
  return makeNode(random, depth, (source) => {
    const comparison = makeComparison(source)
    const { period, times } = comparison
    return {
      ...comparison,
      function: comparison.function ?? part(source.pick(functions)),
      period: period?.value === 60 ? undefined : period,
      times: times?.value === 1 ? undefined : times,
    }
  })
}

function makeNode(
  random: Random,
  depth: number,
  makeLeaf: (random: Random) => Comparison,
  excluded?: 'and' | 'or',
): Expression {
  if (depth === 0 || random.oneIn(3)) return makeLeaf(random)
  const type = excluded === undefined ? random.pick(['and', 'or']) : excluded === 'and' ? 'or' : 'and'
  const operands = Array.from({ length: 2 + random.below(3) }, (_, index) =>
    // A leading group of the same kind is part of its parent: the parser never creates such a tree.
    makeNode(random, depth - 1, makeLeaf, index === 0 ? type : undefined),
  )
  return { type, operands, start: 0, end: 0 }
}

function makeComparison(random: Random): Comparison {
  const called = random.oneIn(4) ? undefined : random.pick(functions)
  return {
    type: 'comparison',
    function: called && part(called),
    metricName: part(makeName(random)),
    dimensions: Array.from({ length: random.below(4) }, () => ({
      key: part(makeDimensionText(random)),
      value: part(makeDimensionText(random)),
      start: 0,
      end: 0,
    })),
    deterministic: called && random.oneIn(3) ? part(true) : undefined,
    period: called && random.oneIn(2) ? part(60 * (1 + random.below(100))) : undefined,
    operator: part(random.pick(['<', '<=', '>', '>='])),
    threshold: part(makeThreshold(random)),
    times: random.oneIn(3) ? part(1 + random.below(9)) : undefined,
    start: 0,
    end: 0,
  }
}

function part<value>(value: value): Part<value> {
  return { value, start: 0, end: 0 }
}

/** Text that is sometimes an expression, and often nearly one. */
export function makeRawText(random: Random): string {
  switch (random.below(4)) {
    case 0:
      return makeText(random, fragments, 24)
    case 1:
      return String.fromCharCode(...Array.from({ length: random.below(24) }, () => random.below(0x10000)))
    case 2:
      return String.fromCharCode(...Array.from({ length: random.below(24) }, () => random.below(128)))
    default:
      return mutate(random, random.pick([...invalidSamples, ...validSamples.map(([text]) => text)]))
  }
}

/** A text with some of its units removed, duplicated or replaced. */
function mutate(random: Random, text: string): string {
  let mutated = text
  for (let count = 1 + random.below(3); count > 0; count--) {
    const start = random.below(mutated.length + 1)
    const end = Math.min(mutated.length, start + random.below(4))
    const between = random.pick(['', random.pick(fragments), mutated.slice(start, end).repeat(2)])
    mutated = mutated.slice(0, start) + between + mutated.slice(end)
  }
  return mutated
}

/** Long texts that are slow for a parser that backtracks. */
export function makeHostileTexts(length: number): string[] {
  const units = [
    ...fragments,
    ...[
      'a>1 or ',
      'a > 1 and (',
      'a{',
      'a{k',
      '{k=v',
      ', ',
      'avg(',
      'mean(x) ',
      'x > ',
      'a>1 or b>1 and c>1 or ',
    ],
  ]
  const nested = 'a>1 or ('.repeat(249)
  return [
    `${nested}${'a>1 or b>1 and c>1 or '.repeat(Math.ceil(length / 22))}d>1${')'.repeat(249)}`,
    ...units.flatMap((unit) => {
      const run = unit.repeat(Math.ceil(length / unit.length))
      const starts = ['', 'avg(x', 'avg(x{k', 'avg(x{k=v', 'avg(x, 60', 'x > 1 and ']
      return [...starts.map((start) => start + run), `x > 1${run}y`, `x${run}> 1`]
    }),
  ]
}

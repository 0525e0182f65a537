import { expect, test } from 'vitest'
import { formatExpression } from './formatExpression.js'
import { listSubExpressions } from './listSubExpressions.js'
import { parseExpression } from './parseExpression.js'
import { ExpressionSyntaxError } from './syntaxError.js'
import { type ExpressionData, toExpressionData } from './toExpressionData.js'
import type { Expression, Part } from './tree.js'

/** Mulberry32: small, and the same sequence everywhere, so that a failure can be repeated. */
function seededRandom(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below
  }
}

type Random = ReturnType<typeof seededRandom>

const nameUnits = [...`abzAZ09.-_#!$%&'*+/:;?@[\\]^\`|~äß場\u00a1\u2fff\uffff`]

function pick<const value>(random: Random, values: readonly value[]): value {
  return values[random(values.length)] as value
}

function makeName(random: Random, units: readonly string[] = nameUnits): string {
  return Array.from({ length: 1 + random(12) }, () => pick(random, units)).join('')
}

/** Blanks only inside: the canonical text has none at the edges. */
function makeDimensionText(random: Random): string {
  return random(3) === 0 ? `${makeName(random)} ${makeName(random)}` : makeName(random)
}

function makeThreshold(random: Random): number {
  const size = pick(random, [0, random(100), random(1e9) / 1000, random(1e6) * 1e18, random(1e6) / 1e12])
  return random(2) === 0 && size !== 0 ? -size : size
}

function part<value>(value: value): Part<value> {
  return { value, start: 0, end: 0 }
}

function makeTree(random: Random, depth: number, parent?: 'and' | 'or', index = 0): Expression {
  if (depth === 0 || random(3) === 0) {
    const called =
      random(4) === 0 ? undefined : pick(random, ['avg', 'count', 'last', 'max', 'min', 'sum'] as const)
    return {
      type: 'comparison',
      function: called && part(called),
      metricName: part(makeName(random)),
      dimensions: Array.from({ length: random(4) }, () => ({
        key: part(makeDimensionText(random)),
        value: part(makeDimensionText(random)),
        start: 0,
        end: 0,
      })),
      deterministic: called && random(3) === 0 ? part(true) : undefined,
      period: called && random(2) === 0 ? part(60 * (1 + random(100))) : undefined,
      operator: part(pick(random, ['<', '<=', '>', '>='])),
      threshold: part(makeThreshold(random)),
      times: random(3) === 0 ? part(1 + random(9)) : undefined,
      start: 0,
      end: 0,
    }
  }
  // A group of the same kind that comes first is part of its parent: parsing never makes such a tree.
  const type =
    index === 0 && parent !== undefined ? (parent === 'and' ? 'or' : 'and') : pick(random, ['and', 'or'])
  const operands = Array.from({ length: 2 + random(3) }, (_, position) =>
    makeTree(random, depth - 1, type, position),
  )
  return { type, operands, start: 0, end: 0 }
}

test('property: the canonical text of any tree parses to the same meaning, and to the same text', () => {
  const random = seededRandom(1)
  for (let run = 0; run < 1000; run++) {
    const tree = makeTree(random, random(5))
    const text = formatExpression(tree)
    const again = parseExpression(text)
    expect(toExpressionData(again), text).toEqual(toExpressionData(tree))
    expect(formatExpression(again)).toBe(text)
  }
})

test('property: another spelling of the same tree means the same', () => {
  const random = seededRandom(2)
  for (let run = 0; run < 500; run++) {
    const text = formatExpression(makeTree(random, random(4)))
    const gap = (): string => pick(random, ['', ' ', '\n', ' \t '])
    const spelled = respell(text, random, gap)
    expect(meaning(spelled), spelled).toEqual(meaning(text))
  }
})

/** Changes what may change without a change of meaning: white space beside signs, the case of words, outer parentheses. */
function respell(text: string, random: Random, gap: () => string): string {
  const spelled = text
    .split(' and ')
    .join(pick(random, ['&&', ' AND ', '\nand ']))
    .split(' or ')
    .join(pick(random, ['||', ' Or\t']))
    .replace(
      /^(avg|max|min|sum|count|last)\(/,
      (call) => `${call.slice(0, -1).toUpperCase()}${gap()}(${gap()}`,
    )
  return `${gap()}(${gap()}${spelled}${gap()})${gap()}`
}

function meaning(text: string): ExpressionData {
  return toExpressionData(parseExpression(text))
}

const fragments = [
  ...[
    'avg',
    'MAX',
    '(',
    ')',
    '{',
    '}',
    ',',
    '=',
    '>',
    '<',
    '>=',
    'lte',
    'gt',
    'and',
    'or',
    '&&',
    '||',
    'times',
  ],
  ...[
    'deterministic',
    '60',
    '120',
    '1',
    '-',
    '.',
    '5',
    ' ',
    '\t',
    '\n',
    'cpu',
    'k=v',
    '{k=v}',
    '😀',
    '\ud800',
    '\u00a0',
  ],
  ...['"', '\\', '|', '&', '\u0000', '場所', '__proto__', '((((', '))))', 'x > 1', 'avg(x, 60) > 1 and '],
]

test.each([
  ['fragments of expressions', (random: Random) => makeName(random, fragments) + makeName(random, fragments)],
  [
    'any units',
    (random: Random) =>
      makeName(
        random,
        Array.from({ length: 12 }, () => String.fromCharCode(random(0x10000))),
      ),
  ],
  [
    'ASCII',
    (random: Random) =>
      makeName(
        random,
        Array.from({ length: 12 }, () => String.fromCharCode(random(128))),
      ),
  ],
])('fuzz: %s', (_, make) => {
  const random = seededRandom(3)
  let accepted = 0
  for (let run = 0; run < 20_000; run++) {
    const text = make(random)
    try {
      listSubExpressions(parseExpression(text))
      accepted++
    } catch (error) {
      // No `expect` for each of so many runs: it costs more than parsing.
      const proper =
        error instanceof ExpressionSyntaxError && error.position >= 0 && error.position <= text.length
      if (!proper) throw new Error(`another error for ${JSON.stringify(text)}`, { cause: error })
    }
  }
  expect(accepted).toBeLessThan(20_000)
})

test('fuzz: every expression cut short, and with one unit changed, is read or refused', () => {
  const random = seededRandom(4)
  const text = formatExpression(makeTree(random, 4))
  let refused = 0
  for (let index = 0; index <= text.length; index++) {
    for (const changed of [
      text.slice(0, index),
      text.slice(index),
      text.slice(0, index) + pick(random, fragments) + text.slice(index + 1),
    ]) {
      try {
        parseExpression(changed)
      } catch (error) {
        expect(error).toBeInstanceOf(ExpressionSyntaxError)
        refused++
      }
    }
  }
  expect(refused).toBeGreaterThan(text.length)
})

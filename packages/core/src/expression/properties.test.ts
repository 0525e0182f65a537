import { expect, test } from 'vitest'
import { fuzz, type Random } from '../../../../vitest.fuzz.js'
import {
  makeCanonicalTree,
  makeHostileTexts,
  makeRawText,
  makeTree,
} from '../../test/expressions/randomExpression.js'
import { startProcessorTime } from '../../test/support/processorTime.js'
import { completeExpression } from './completeExpression.js'
import { formatExpression } from './formatExpression.js'
import { lintExpression } from './lintExpression.js'
import { listSubExpressions } from './listSubExpressions.js'
import { parseExpression } from './parseExpression.js'
import { ExpressionSyntaxError } from './syntaxError.js'
import { type ExpressionData, toExpressionData } from './toExpressionData.js'
import type { Expression } from './tree.js'

/** A tree without positions. */
function withoutPositions(tree: Expression): unknown {
  return JSON.parse(JSON.stringify(tree), (key, value: unknown) => {
    return key === 'start' || key === 'end' ? undefined : value
  })
}

test('property: a canonical tree is the tree of its text', async () => {
  await fuzz((random) => {
    const tree = makeCanonicalTree(random, random.below(5))
    expect(withoutPositions(parseExpression(formatExpression(tree)))).toEqual(withoutPositions(tree))
  })
})

test('property: every part of a tree is at its position', async () => {
  await fuzz((random) => {
    const text = formatExpression(makeCanonicalTree(random, random.below(4)))
    const visit = (node: Expression): void => {
      // The text at a node's position is an expression with the same tree.
      const own = parseExpression(text.slice(node.start, node.end))
      expect(withoutPositions(own)).toEqual(withoutPositions(node))
      if (node.type !== 'comparison') node.operands.forEach(visit)
    }
    visit(parseExpression(text))
  })
})

test('property: the canonical text of any tree parses to the same meaning, and to the same text', async () => {
  await fuzz((random) => {
    const tree = makeTree(random, random.below(5))
    const text = formatExpression(tree)
    const again = parseExpression(text)
    expect(toExpressionData(again), text).toEqual(toExpressionData(tree))
    expect(formatExpression(again)).toBe(text)
  })
})

test('property: another spelling of the same tree means the same', async () => {
  await fuzz((random) => {
    const text = formatExpression(makeTree(random, random.below(4)))
    const spelled = respell(text, random)
    expect(meaning(spelled), spelled).toEqual(meaning(text))
  })
})

/** Changes only spelling: white space around operators, the case of keywords, outer parentheses. */
function respell(text: string, random: Random): string {
  const gap = (): string => random.pick(['', ' ', '\n', ' \t '])
  const spelled = text
    .split(' and ')
    .join(random.pick(['&&', ' AND ', '\nand ']))
    .split(' or ')
    .join(random.pick(['||', ' Or\t']))
    .replace(
      /^(avg|max|min|sum|count|last)\(/,
      (call) => `${call.slice(0, -1).toUpperCase()}${gap()}(${gap()}`,
    )
  return `${gap()}(${gap()}${spelled}${gap()})${gap()}`
}

function meaning(text: string): ExpressionData {
  return toExpressionData(parseExpression(text))
}

test('fuzz: any text is parsed, or rejected with the position of its first error', async () => {
  let accepted = 0
  let refused = 0
  await fuzz((random) => {
    // Many texts per run: the overhead of a run costs more than they do.
    for (let count = 0; count < 100; count++) {
      const text = makeRawText(random)
      const error = findSyntaxError(text)
      if (error === undefined) accepted++
      else refused++
      if (error && !(error.position >= 0 && error.position <= text.length)) {
        throw new Error(`a place outside of ${JSON.stringify(text)}`)
      }
    }
  })
  expect(accepted).toBeGreaterThan(0)
  expect(refused).toBeGreaterThan(0)
})

/** Rethrows anything but a syntax error. */
function findSyntaxError(text: string): ExpressionSyntaxError | undefined {
  try {
    listSubExpressions(parseExpression(text))
    return undefined
  } catch (error) {
    if (error instanceof ExpressionSyntaxError) return error
    throw new Error(`another error for ${JSON.stringify(text)}`, { cause: error })
  }
}

test('fuzz: every truncated expression is parsed or rejected', async () => {
  await fuzz(
    (random) => {
      const text = formatExpression(makeTree(random, 3))
      for (let index = 0; index <= text.length; index++) {
        findSyntaxError(text.slice(0, index))
        findSyntaxError(text.slice(index))
      }
    },
    { runs: 25 },
  )
})

test('fuzz: long texts take linear time', async () => {
  for (const text of makeHostileTexts(20_000)) {
    const used = startProcessorTime()
    findSyntaxError(text)
    lintExpression(text)
    await completeExpression(text, text.length, () => [])
    // Linear work takes a few milliseconds of processor time, quadratic work seconds.
    expect(used(), text.slice(0, 40)).toBeLessThan(1000)
  }
})

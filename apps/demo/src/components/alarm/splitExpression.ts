import type { Comparison, Expression } from '@monasca/core/expression'
import { parseExpression } from '@monasca/core/expression'

/** What a part of an expression is, for its colour. */
export type ExpressionPartKind =
  | 'function'
  | 'metric'
  | 'dimension'
  | 'number'
  | 'operator'
  | 'word'
  | 'other'

export type ExpressionPart = { text: string; kind: ExpressionPartKind; start: number }

type Mark = { start: number; end: number; kind: ExpressionPartKind }

/** Splits an expression into parts, which joined are the text again. An invalid one is a single part. */
export function splitExpression(text: string): ExpressionPart[] {
  const marks = listMarks(text)
  const parts: ExpressionPart[] = []
  let end = 0
  for (const mark of marks) {
    parts.push(...splitRest(text, end, mark.start))
    parts.push({ text: text.slice(mark.start, mark.end), kind: mark.kind, start: mark.start })
    end = mark.end
  }
  return [...parts, ...splitRest(text, end, text.length)]
}

function listMarks(text: string): Mark[] {
  try {
    return marksOf(parseExpression(text)).sort((a, b) => a.start - b.start)
  } catch {
    return []
  }
}

function marksOf(tree: Expression): Mark[] {
  return tree.type === 'comparison' ? marksOfComparison(tree) : tree.operands.flatMap(marksOf)
}

function marksOfComparison(comparison: Comparison): Mark[] {
  const { metricName, dimensions, deterministic, period, operator, threshold, times } = comparison
  const mark = (part: { start: number; end: number } | undefined, kind: ExpressionPartKind): Mark[] =>
    part === undefined ? [] : [{ start: part.start, end: part.end, kind }]
  return [
    ...mark(comparison.function, 'function'),
    ...mark(metricName, 'metric'),
    ...dimensions.flatMap((dimension) => mark(dimension, 'dimension')),
    ...mark(deterministic, 'word'),
    ...mark(period, 'number'),
    ...mark(operator, 'operator'),
    ...mark(threshold, 'number'),
    ...mark(times, 'number'),
  ]
}

/** The words and signs between the marked parts. */
function splitRest(text: string, start: number, end: number): ExpressionPart[] {
  let position = start
  return text
    .slice(start, end)
    .split(/(\b(?:and|or|times)\b|&&|\|\|)/i)
    .flatMap((piece, index): ExpressionPart[] => {
      const at = position
      position += piece.length
      return piece === '' ? [] : [{ text: piece, kind: index % 2 === 1 ? 'word' : 'other', start: at }]
    })
}

import { listSubExpressions, parseExpression, type Span, type SubExpression } from '@monasca/core/expression'

/** The comparisons of an expression; `undefined` if it is not valid. */
export function readComparisons(expression: string): SubExpression[] | undefined {
  try {
    return listSubExpressions(parseExpression(expression))
  } catch {
    return undefined
  }
}

/** Writes a threshold into the text of an expression and keeps everything else as it was typed. */
export function replaceThreshold(expression: string, index: number, threshold: number): string {
  const span = thresholdSpans(parseExpression(expression))[index]
  if (span === undefined) return expression
  return `${expression.slice(0, span.start)}${formatThreshold(threshold)}${expression.slice(span.end)}`
}

/** Without an exponent, which the language does not support, and without digits that only binary fractions have. */
export function formatThreshold(threshold: number): string {
  const rounded = Number(threshold.toPrecision(12))
  const text = String(rounded)
  if (!text.includes('e')) return text
  return Math.abs(rounded) < 1 ? rounded.toFixed(12).replace(/\.?0+$/, '') : String(BigInt(rounded))
}

function thresholdSpans(tree: ReturnType<typeof parseExpression>): Span[] {
  return tree.type === 'comparison' ? [tree.threshold] : tree.operands.flatMap(thresholdSpans)
}

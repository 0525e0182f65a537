import { InvalidParameterError } from '../errors/index.js'
import { diagnoseSyntax } from './diagnoseSyntax.js'
import { diagnoseTree } from './diagnoseTree.js'
import type { Diagnostic, DiagnosticCode } from './diagnostic.js'
import { parseExpression } from './parseExpression.js'
import { ExpressionSyntaxError } from './syntaxError.js'
import type { Expression } from './tree.js'

/** The diagnostics that `lintExpression` reports. */
export type LintOptions = {
  /** Codes to ignore. @default [] */
  ignore?: readonly DiagnosticCode[] | undefined
}

/**
 * Lints an expression: reports what the API rejects, what the threshold engine cannot read and therefore never
 * evaluates, and what does not mean what it seems to. Never throws for an invalid expression.
 *
 * An invalid expression returns one diagnostic, for its first error. After each fix the text parses, or at least parses
 * further.
 *
 * @param source the text, or the text with its parsed tree, which is then not parsed again
 * @returns diagnostics from left to right, at one position the longer first; empty if there are none
 * @throws `InvalidParameterError` if there is no text
 * @example
 * ```ts
 * const [diagnostic] = lintExpression('mean(cpu.user_perc) > 90')
 * // { code: 'unknown_function', severity: 'error', start: 0, end: 4, fixes: [{ title: 'Replace by "avg"', … }], … }
 * ```
 */
export function lintExpression(
  source: string | { text: string; tree?: Expression | undefined },
  options: LintOptions = {},
): Diagnostic[] {
  const { text, tree } = toObject(source)
  if (typeof text !== 'string') {
    throw new InvalidParameterError({
      parameter: 'source',
      reason: 'must be a string or an object with `text`',
    })
  }
  const ignored = new Set<string>(options.ignore)
  return diagnose(text, tree)
    .filter(({ code }) => !ignored.has(code))
    .sort((a, b) => a.start - b.start || b.end - a.end)
}

/** Wider than the parameter type: untyped callers may pass no text. */
function toObject(source: string | { text?: unknown; tree?: Expression | undefined } | null | undefined): {
  text?: unknown
  tree?: Expression | undefined
} {
  return typeof source === 'string' ? { text: source } : (source ?? {})
}

function diagnose(text: string, tree: Expression | undefined): Diagnostic[] {
  try {
    return diagnoseTree(text, tree ?? parseExpression(text))
  } catch (error) {
    if (error instanceof ExpressionSyntaxError) return [diagnoseSyntax(text, error)]
    throw error
  }
}

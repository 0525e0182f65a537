import { InvalidParameterError } from '../errors/index.js'
import { diagnoseSyntax } from './diagnoseSyntax.js'
import { diagnoseTree } from './diagnoseTree.js'
import type { Diagnostic, DiagnosticCode } from './diagnostic.js'
import { parseExpression } from './parseExpression.js'
import { ExpressionSyntaxError } from './syntaxError.js'
import type { Expression } from './tree.js'

/** Options of `lintExpression`. */
export type LintOptions = {
  /** Codes that are not reported. @default [] */
  ignore?: readonly DiagnosticCode[] | undefined
}

/**
 * Says what is wrong with an expression, or will surprise: what the API refuses, what the threshold engine cannot read and
 * so never evaluates, and what means something else than it seems to. Never throws because of what a text says.
 *
 * Text that is no expression gives one diagnostic, of its first mistake. Every fix that is offered leads to text that
 * parses, or at least parses further.
 *
 * @param source the text, or the text with the tree that was parsed from it, which is then not parsed again
 * @returns from left to right, of two at one place the longer first; empty where there is nothing to say
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
      reason: 'is neither a text nor an object with `text`',
    })
  }
  const ignored = new Set<string>(options.ignore)
  return diagnose(text, tree)
    .filter(({ code }) => !ignored.has(code))
    .sort((a, b) => a.start - b.start || b.end - a.end)
}

/** Typed wider than the parameter: callers without types may have no text yet. */
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

/** Replaces the text from `start` to `end` (exclusive), in UTF-16 units, with `text`. */
export type TextEdit = { start: number; end: number; text: string }

/** A fix for a diagnostic. Its edits belong together and do not overlap. */
export type Fix = { title: string; edits: TextEdit[] }

/** Errors that the API answers with 422. */
export type SyntaxDiagnosticCode =
  /** Any other syntax error. */
  | 'syntax'
  | 'blank_in_name'
  | 'comment'
  | 'deterministic_place'
  | 'dimension_operator'
  | 'dimension_place'
  | 'empty'
  | 'function_parentheses'
  | 'function_required'
  | 'incomplete_dimension'
  | 'invalid_character'
  | 'invalid_number'
  | 'invalid_operator'
  | 'invalid_period'
  | 'invalid_times'
  | 'logical_word'
  | 'metric_parentheses'
  | 'missing_comma'
  | 'missing_comparison'
  | 'missing_operand'
  | 'name_too_long'
  | 'nested_function'
  | 'number_required'
  | 'number_too_large'
  | 'quotes'
  | 'swapped_sides'
  | 'too_deep'
  | 'trailing_comma'
  | 'unbalanced'
  | 'unknown_function'
  | 'unsupported_word'

/** Problems that the API accepts although they do not work as expected. */
export type TreeDiagnosticCode =
  /** The comparison is always true. */
  | 'always_true'
  /** A metric without a function: `max` or `min` is used. */
  | 'bare_metric'
  /** `times` after a metric without a function. */
  | 'bare_times'
  /** Leading, trailing or repeated blanks in a dimension's name or value. */
  | 'dimension_blanks'
  | 'duplicate_comparison'
  | 'duplicate_dimension'
  /** `|` in a name, which only the API supports. */
  | 'engine_character'
  /** A keyword without a blank before the next number or name. */
  | 'glued_word'
  /** `last` uses a single value: a period has no effect. */
  | 'last_period'
  /** `last` with `times` never raises an alarm. */
  | 'last_times'
  /** A tab or a line break, which only the API supports. */
  | 'line_break'
  /** A metric name of more than 100 characters, which some servers cannot store. */
  | 'long_name'
  /** More than two weeks, which Java servers reject. */
  | 'long_window'
  /** `and` next to `or` without parentheses: `and` takes precedence. */
  | 'mixed_logic'
  /** The comparison is never true. */
  | 'never_true'
  | 'number_blanks'
  /** `deterministic` or `times` as a name, which only the API supports. */
  | 'reserved_name'
  /** Single quotes around a dimension's value are part of the value. */
  | 'single_quotes'
  /** A name that no metric can have, because the API rejects it. */
  | 'unmatchable_name'
  /** `deterministic` or `times` in capitals, which only the API supports. */
  | 'word_case'

/** Code of a diagnostic; stable, for programs. */
export type DiagnosticCode = SyntaxDiagnosticCode | TreeDiagnosticCode

/**
 * A message about a part of an expression.
 *
 * `error`: the API rejects the expression. `warning`: the API accepts it, but it never raises the intended alarm.
 * `info`: its meaning may surprise the reader.
 */
export type Diagnostic = {
  code: DiagnosticCode
  severity: 'error' | 'warning' | 'info'
  message: string
  /** In UTF-16 units from 0. */
  start: number
  /** End, exclusive; equal to `start` if something is missing. */
  end: number
  /** Most likely first; empty if the fix is unknown. */
  fixes: Fix[]
}

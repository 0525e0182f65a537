/** A change of a text: what stands from `start` to before `end`, in UTF-16 units, becomes `text`. */
export type TextEdit = { start: number; end: number; text: string }

/** A way to cure a diagnostic. Its edits go together, and do not overlap. */
export type Fix = { title: string; edits: TextEdit[] }

/** A mistake that the API answers with 422. */
export type SyntaxDiagnosticCode =
  /** Any mistake that is none of those below. */
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

/** What the API accepts, and then does not work, or says less than it seems to. */
export type TreeDiagnosticCode =
  /** The comparison holds for whatever arrives. */
  | 'always_true'
  /** A metric without a function: `max` or `min` is meant. */
  | 'bare_metric'
  /** `times` after a metric without a function. */
  | 'bare_times'
  /** Blanks at an edge of a dimension's name or value, or two in a row. */
  | 'dimension_blanks'
  | 'duplicate_comparison'
  | 'duplicate_dimension'
  /** `|` in a name, which only the API reads. */
  | 'engine_character'
  /** A word written together with the number or the name beside it. */
  | 'glued_word'
  /** `last` looks at one value: a period says nothing. */
  | 'last_period'
  /** `last` with `times` never raises an alarm. */
  | 'last_times'
  /** A tab or a line break, which only the API reads. */
  | 'line_break'
  /** A metric name of more than 100 characters, for which some servers have no room. */
  | 'long_name'
  /** More than two weeks, which Java servers refuse. */
  | 'long_window'
  /** `and` beside `or` without parentheses: `and` binds tighter. */
  | 'mixed_logic'
  /** The comparison holds for nothing that can arrive. */
  | 'never_true'
  | 'number_blanks'
  /** `deterministic` or `times` as a name, which only the API reads. */
  | 'reserved_name'
  /** Single quotes around a dimension's value belong to the value. */
  | 'single_quotes'
  /** A name that no metric can have, since it cannot be posted. */
  | 'unmatchable_name'
  /** `deterministic` or `times` in capitals, which only the API reads. */
  | 'word_case'

/** Which mistake a diagnostic is about; stable, for programs. */
export type DiagnosticCode = SyntaxDiagnosticCode | TreeDiagnosticCode

/**
 * Something to say about an expression, and where in its text.
 *
 * `error`: the API refuses the expression. `warning`: the API accepts it, and no alarm, or not the one that was meant,
 * will ever come of it. `info`: it means something that a reader may not expect.
 */
export type Diagnostic = {
  code: DiagnosticCode
  severity: 'error' | 'warning' | 'info'
  message: string
  /** In UTF-16 units from 0. */
  start: number
  /** The first unit after it; the same as `start` where something is missing. */
  end: number
  /** Most likely first; empty where only the writer can know. */
  fixes: Fix[]
}

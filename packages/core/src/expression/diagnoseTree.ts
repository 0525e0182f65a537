import { trimBlanks, trimEnd, trimStart } from './blanks.js'
import type { Diagnostic, Fix, TextEdit, TreeDiagnosticCode } from './diagnostic.js'
import { formatExpression } from './formatExpression.js'
import { toSubExpression } from './listSubExpressions.js'
import { isReservedWord } from './names.js'
import type { Comparison, Expression, LogicalExpression, Part, Span } from './tree.js'

/** Two weeks in seconds: Java servers reject a longer period × times. */
const maximumWindow = 1_209_600

/** Maximum metric name length in the tables of some servers. */
const longestStoredName = 100

/** Maximum length of a fix that writes a comparison per value: longer text is unreadable. */
const longestRewriting = 2000

/** Collects the diagnostics of one expression. */
type Report = {
  text: string
  /** Formats the whole text in the spelling that every server and engine reads. */
  rewrite: () => Fix[]
  add: (
    code: TreeDiagnosticCode,
    severity: 'warning' | 'info',
    span: Span,
    message: string,
    fixes?: Fix[],
  ) => void
}

/** Diagnoses an expression that the API accepts. */
export function diagnoseTree(text: string, tree: Expression): Diagnostic[] {
  const diagnostics: Diagnostic[] = []
  let canonical: string | undefined
  const report: Report = {
    text,
    rewrite: () => {
      canonical ??= formatExpression(tree)
      return [fix('Write it canonically', edit({ start: 0, end: text.length }, canonical))]
    },
    add: (code, severity, { start, end }, message, fixes = []) => {
      diagnostics.push({ code, severity, message, start, end, fixes })
    },
  }
  const space = text.search(/[\t\n\r]/)
  if (space >= 0) {
    const span = { start: space, end: space + 1 }
    report.add(
      'line_break',
      'warning',
      span,
      'The engine does not support tabs and line breaks.',
      report.rewrite(),
    )
  }
  visit(report, tree)
  return diagnostics
}

/** Checks a node and its children; returns a text that is equal for equivalent nodes. */
function visit(report: Report, node: Expression): string {
  if (node.type === 'comparison') {
    checkSpelling(report, node)
    checkMetric(report, node)
    checkMeaning(report, node)
    return formatExpression(node)
  }
  const keys = node.operands.map((operand) => visit(report, operand))
  checkGroup(report, node, keys)
  return `${node.type}(${keys.join()})`
}

/** Checks spellings that the threshold engine does not support. */
function checkSpelling(report: Report, comparison: Comparison): void {
  const { text, add, rewrite } = report
  const { function: called, deterministic, operator, threshold, times } = comparison
  const read = ({ start, end }: Span): string => text.slice(start, end)
  const wordTimes = times && {
    start: threshold.end + read({ ...times, start: threshold.end }).search(/[^ \t\n\r]/),
    end: times.start,
  }
  if (deterministic && read(deterministic) !== 'deterministic') {
    add('word_case', 'warning', deterministic, 'The engine only supports lower case here.', rewrite())
  }
  if (wordTimes && !read(wordTimes).startsWith('times')) {
    add('word_case', 'warning', wordTimes, 'The engine only supports lower case here.', rewrite())
  }
  if (/[ \t\n\r]/.test(read(threshold))) {
    add('number_blanks', 'warning', threshold, 'The engine does not support blanks in numbers.', rewrite())
  }
  const glued = [threshold, times, wordTimes, /\w/.test(read(operator)) && operator].find(
    (part) => part && /\w/.test(text.charAt(part.end - 1)) && /[\w-]/.test(text.charAt(part.end)),
  )
  if (glued) {
    const span = { start: glued.start, end: glued.end + 1 }
    add('glued_word', 'warning', span, 'The engine needs a blank between keyword and number.', rewrite())
  }
  if (called) return
  const end = comparison.start + trimEnd(text.slice(comparison.start, operator.start)).length
  const name = toSubExpression(comparison).function.toLowerCase()
  const span = { start: comparison.start, end }
  const fixes = [fix(`Write ${name}(…)`, insert(span.start, `${name}(`), insert(end, ')'))]
  if (times) add('bare_times', 'warning', span, 'The engine supports "times" only after a function.', fixes)
  else add('bare_metric', 'info', span, `Without a function, ${name} is used.`, fixes)
}

/** Checks names and dimensions that match no metric. */
function checkMetric(report: Report, comparison: Comparison): void {
  const { text, add } = report
  const { metricName, dimensions } = comparison
  checkName(report, metricName, /[;&\\]/)
  if (metricName.value.length > longestStoredName) {
    add(
      'long_name',
      'warning',
      metricName,
      `Some servers store at most ${longestStoredName} characters of a name.`,
    )
  }
  const seen = new Set<string>()
  for (const [index, dimension] of dimensions.entries()) {
    const { key, value } = dimension
    checkName(report, key, /^_|[;&\\]/)
    checkName(report, value, /[;&\\]/, alternatives(text, comparison, value))
    const bare = trimBlanks(value.value)
    if (/^'.*'$/.test(bare)) {
      const unquoted = edit(value, trimBlanks(bare.slice(1, -1)))
      const fixes = unquoted.text === '' ? [] : [fix('Remove the quotes', unquoted)]
      add('single_quotes', 'info', value, 'The quotes are part of the value.', fixes)
    }
    for (const part of [key, value]) {
      const neat = trimBlanks(part.value).replace(/ {2,}/g, ' ')
      if (neat === part.value) continue
      const message = 'The engine drops leading, trailing and repeated blanks, so no metric matches.'
      add('dimension_blanks', 'warning', part, message, [fix('Remove blanks', edit(part, neat))])
    }
    const name = trimBlanks(key.value)
    if (seen.has(name)) {
      const start = dimensions[index - 1]?.end ?? dimension.start
      const removal = fix(`Remove "${trimBlanks(text.slice(dimension.start, dimension.end))}"`, {
        start,
        end: dimension.end,
        text: '',
      })
      add('duplicate_dimension', 'warning', dimension, 'The engine rejects duplicate dimensions.', [removal])
    }
    seen.add(name)
  }
}

function checkName(report: Report, part: Part<string>, unmatchable: RegExp, fixes: Fix[] = []): void {
  const { value } = part
  if (unmatchable.test(value)) {
    report.add('unmatchable_name', 'warning', part, 'No metric can have this name, so none matches.')
  } else if (value.includes('|')) {
    report.add(
      'engine_character',
      'warning',
      part,
      'The engine does not support "|" in names; it does not mean "or".',
      fixes,
    )
  }
  if (value.split(' ').some(isReservedWord)) {
    report.add('reserved_name', 'warning', part, 'The engine does not accept this keyword as a name.')
  }
}

/** A fix for `a|b`: one comparison per value. */
function alternatives(text: string, comparison: Comparison, value: Part<string>): Fix[] {
  const values = value.value.split('|').map(trimBlanks)
  const { start, end } = comparison
  if (values.length < 2 || values.includes('') || values.length * (end - start) > longestRewriting) return []
  const before = text.slice(start, value.start)
  const after = text.slice(value.end, end)
  const either = values.map((alternative) => before + alternative + after).join(' or ')
  return [fix('Use one comparison per value', edit(comparison, `(${either})`))]
}

/** Checks a comparison without measurements. */
function checkMeaning(report: Report, comparison: Comparison): void {
  const { add } = report
  const { times, threshold, period } = comparison
  const { function: name, operator, periods, period: seconds } = toSubExpression(comparison)
  const withoutTimes = { start: threshold.end, end: comparison.end, text: '' }
  if (name === 'LAST') {
    if (times && periods > 1) {
      const message = '"last" with "times" never raises an alarm.'
      add('last_times', 'warning', times, message, [fix('Remove times', withoutTimes)])
    }
    if (period) {
      const start = (comparison.deterministic ?? comparison.dimensions.at(-1) ?? comparison.metricName).end
      // Empty braces, or a closing one, may come between the metric and the comma.
      const comma = report.text.indexOf(',', start)
      const removal = fix('Remove the period', { start: comma, end: period.end, text: '' })
      add('last_period', 'info', period, 'The period has no effect: "last" uses a single value.', [removal])
    }
  }
  if (seconds * periods > maximumWindow) {
    const shorter =
      seconds > maximumWindow || !times
        ? [...(period ? [edit(period, String(maximumWindow))] : []), ...(times ? [withoutTimes] : [])]
        : [edit(times, String(Math.floor(maximumWindow / seconds)))]
    add('long_window', 'warning', times ?? period ?? comparison, 'Some servers reject more than two weeks.', [
      fix('Limit it to two weeks', ...shorter),
    ])
  }
  if (name !== 'COUNT') return
  // Only a period with measurements has a count, which is at least 1.
  const limit = threshold.value
  if (operator === 'GTE' ? limit <= 0 : operator === 'GT' && limit < 0) {
    add('always_true', 'warning', comparison, 'A count is never below 1, so this is always true.')
  } else if (operator === 'LT' ? limit <= 1 : operator === 'LTE' && limit < 1) {
    add('never_true', 'warning', comparison, 'Without measurements there is no count, so this is never true.')
  }
}

/** Checks how comparisons are joined. */
function checkGroup(report: Report, group: LogicalExpression, keys: readonly string[]): void {
  const { text, add, rewrite } = report
  const seen = new Set<string>()
  for (const [index, operand] of group.operands.entries()) {
    const [key = '', previous] = [keys[index], group.operands[index - 1]]
    if (previous && /\w/.test(text.charAt(operand.start - 1))) {
      const span = { start: operand.start - 1, end: operand.start + 1 }
      add('glued_word', 'warning', span, 'The engine needs a blank between keyword and name.', rewrite())
    }
    if (previous && seen.has(key)) {
      const removal = removeOperand(text, previous, operand)
      add('duplicate_comparison', 'info', operand, 'Duplicate comparison.', [fix('Remove it', removal)])
    }
    seen.add(key)
    if (group.type === 'or' && operand.type === 'and' && !isParenthesised(text, operand)) {
      const fixes = [fix('Insert parentheses', insert(operand.start, '('), insert(operand.end, ')'))]
      add('mixed_logic', 'info', operand, '"and" takes precedence over "or".', fixes)
    }
  }
}

function isParenthesised(text: string, { start, end }: Span): boolean {
  return trimEnd(text.slice(0, start)).endsWith('(') && trimStart(text.slice(end)).startsWith(')')
}

/** Removes an operand, with its parentheses and the operator before it. */
function removeOperand(text: string, previous: Expression, operand: Expression): TextEdit {
  const between = text.slice(previous.end, operand.start)
  let { end } = operand
  for (let open = between.split('(').length; open > 1; open--) end = text.indexOf(')', end) + 1
  return { start: previous.end + between.lastIndexOf(')') + 1, end, text: '' }
}

function fix(title: string, ...edits: TextEdit[]): Fix {
  return { title, edits }
}

function edit({ start, end }: Span, text: string): TextEdit {
  return { start, end, text }
}

function insert(at: number, text: string): TextEdit {
  return { start: at, end: at, text }
}

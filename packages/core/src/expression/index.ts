export { applyEdits } from './applyEdits.js'
export {
  type ComparedDefinition,
  type ComparisonChange,
  type ComparisonProperty,
  compareExpressions,
  type ExpressionChanges,
  expressionsEqual,
} from './compareExpressions.js'
export {
  type CompleteOptions,
  type Completion,
  type CompletionItem,
  type CompletionKind,
  type CompletionRequest,
  type CompletionSource,
  completeExpression,
} from './completeExpression.js'
export type {
  Diagnostic,
  DiagnosticCode,
  Fix,
  SyntaxDiagnosticCode,
  TextEdit,
  TreeDiagnosticCode,
} from './diagnostic.js'
export { type ExpressionMetric, findImmutableChanges, type ImmutableChanges } from './findImmutableChanges.js'
export { formatExpression } from './formatExpression.js'
export { type LintOptions, lintExpression } from './lintExpression.js'
export { isDeterministic, listSubExpressions, type SubExpression } from './listSubExpressions.js'
export { parseExpression } from './parseExpression.js'
export {
  and,
  avg,
  type ComparisonOptions,
  count,
  type LastOptions,
  type LastValue,
  last,
  max,
  min,
  or,
  type Statistic,
  type StatisticOptions,
  sum,
} from './statistics.js'
export { ExpressionSyntaxError } from './syntaxError.js'
export { type ExpressionData, type ExpressionDataLeaf, toExpressionData } from './toExpressionData.js'
export type {
  Comparison,
  DimensionNode,
  Expression,
  FunctionName,
  LogicalExpression,
  Operator,
  Part,
  Span,
} from './tree.js'

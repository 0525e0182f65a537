export { type ExpressionMetric, findImmutableChanges, type ImmutableChanges } from './findImmutableChanges.js'
export { formatExpression } from './formatExpression.js'
export { isDeterministic, listSubExpressions, type SubExpression } from './listSubExpressions.js'
export { parseExpression } from './parseExpression.js'
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

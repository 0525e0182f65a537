/** A stretch of the expression's text, in UTF-16 units as strings count: `text.slice(start, end)`. */
export type Span = {
  start: number
  /** The first unit after it. */
  end: number
}

/** A value of the tree, and where it was written. */
export type Part<value> = Span & { value: value }

/** What is computed over each period. */
export type FunctionName = 'avg' | 'count' | 'last' | 'max' | 'min' | 'sum'

/** How the value is compared; word operators such as `gte` are kept as these. */
export type Operator = '<' | '<=' | '>' | '>='

/** One `key=value` between the braces. */
export type DimensionNode = Span & { key: Part<string>; value: Part<string> }

/**
 * One comparison, for example `avg(cpu.user_perc{hostname=web1}, 120) > 90 times 3`. Parts that were not written
 * are `undefined`: what they mean then is in `SubExpression`.
 */
export type Comparison = Span & {
  type: 'comparison'
  function: Part<FunctionName> | undefined
  metricName: Part<string>
  /** As written: empty braces and none are the same, and a key may occur twice. */
  dimensions: DimensionNode[]
  deterministic: Part<true> | undefined
  /** Seconds, a multiple of 60. */
  period: Part<number> | undefined
  operator: Part<Operator>
  threshold: Part<number>
  /** How many periods in a row. */
  times: Part<number> | undefined
}

/** Two or more expressions joined by the same word. A group in parentheses stays a node of its own, unless it comes first. */
export type LogicalExpression = Span & { type: 'and' | 'or'; operands: Expression[] }

/** An alarm expression as a tree; parentheses leave no node. */
export type Expression = Comparison | LogicalExpression

/** A range of the expression's text in UTF-16 units: `text.slice(start, end)`. */
export type Span = {
  start: number
  /** End, exclusive. */
  end: number
}

/** A value of the tree and its position. */
export type Part<value> = Span & { value: value }

/** A statistic that a comparison can use, in lower case. */
export type FunctionName = 'avg' | 'count' | 'last' | 'max' | 'min' | 'sum'

/** Comparison operator; word operators such as `gte` are converted to these. */
export type Operator = '<' | '<=' | '>' | '>='

/** One `key=value` in braces. */
export type DimensionNode = Span & { key: Part<string>; value: Part<string> }

/**
 * One comparison, for example `avg(cpu.user_perc{hostname=web1}, 120) > 90 times 3`. Omitted parts are `undefined`; see
 * `SubExpression` for their defaults.
 */
export type Comparison = Span & {
  type: 'comparison'
  function: Part<FunctionName> | undefined
  metricName: Part<string>
  /** As written: empty braces equal none, and a key may occur twice. */
  dimensions: DimensionNode[]
  deterministic: Part<true> | undefined
  /** Seconds, a multiple of 60. */
  period: Part<number> | undefined
  operator: Part<Operator>
  threshold: Part<number>
  /** Number of consecutive periods. */
  times: Part<number> | undefined
}

/**
 * Two or more expressions joined by the same word. A group in parentheses is a separate node, unless it comes first.
 */
export type LogicalExpression = Span & { type: 'and' | 'or'; operands: Expression[] }

/** An alarm expression as a tree, without nodes for parentheses. */
export type Expression = Comparison | LogicalExpression

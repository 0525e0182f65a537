import { trimBlanks } from './blanks.js'
import { toSubExpression } from './listSubExpressions.js'
import type { Comparison, Expression } from './tree.js'

/**
 * Formats an expression in the spelling that every Monasca server and threshold engine reads: lower-case function
 * names, always with a function, symbols as operators, plain decimals, no defaults, and only the required parentheses.
 *
 * @example
 * ```ts
 * formatExpression(parseExpression('AVG( a{ k=v },DETERMINISTIC ,120)GTE 007.50 TIMES 2 &&b<1'))
 * // 'avg(a{k=v}, deterministic, 120) >= 7.5 times 2 and min(b) < 1'
 * ```
 */
export function formatExpression(tree: Expression): string {
  if (tree.type === 'comparison') return formatComparison(tree)
  const operands = tree.operands.map((operand, index) => {
    const text = formatExpression(operand)
    const isGroup =
      operand.type === 'or' ? index > 0 || tree.type === 'and' : operand.type === tree.type && index > 0
    return isGroup ? `(${text})` : text
  })
  return operands.join(` ${tree.type} `)
}

function formatComparison(comparison: Comparison): string {
  const { function: name, period, periods, deterministic } = toSubExpression(comparison)
  const { metricName, dimensions, operator, threshold } = comparison
  const pairs = dimensions.map(({ key, value }) => `${trimBlanks(key.value)}=${trimBlanks(value.value)}`)
  return [
    `${name.toLowerCase()}(${metricName.value}`,
    pairs.length === 0 ? '' : `{${pairs.join(',')}}`,
    deterministic ? ', deterministic' : '',
    period === 60 ? '' : `, ${period}`,
    `) ${operator.value} ${formatDecimal(threshold.value)}`,
    periods === 1 ? '' : ` times ${periods}`,
  ].join('')
}

/** Formats a number without an exponent, which the language does not support. */
export function formatDecimal(value: number): string {
  const [digits = '', exponent] = String(value).split('e')
  if (exponent === undefined) return digits
  const sign = digits.startsWith('-') ? '-' : ''
  const [whole = '', fraction = ''] = digits.replace('-', '').split('.')
  const shift = Number(exponent)
  if (shift < 0) return `${sign}0.${'0'.repeat(-shift - whole.length)}${whole}${fraction}`
  return `${sign}${whole}${fraction.padEnd(shift, '0')}`
}

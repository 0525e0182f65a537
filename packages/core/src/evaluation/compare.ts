import type { SubExpression } from '../expression/index.js'

/** Whether a value violates its threshold: whether the comparison is true for it. */
export function compare(value: number, { operator, threshold }: SubExpression): boolean {
  switch (operator) {
    case 'GT':
      return value > threshold
    case 'GTE':
      return value >= threshold
    case 'LT':
      return value < threshold
    case 'LTE':
      return value <= threshold
  }
}

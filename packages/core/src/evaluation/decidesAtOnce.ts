import type { SubExpression } from '../expression/index.js'

/** Which states a comparison may go to before its period is over. */
export type AtOnce = { alarm: boolean; ok: boolean }

/**
 * Tells which verdicts more measurements of the same period cannot undo: a maximum and a count never fall, a minimum never
 * rises, and the last value is a verdict by itself. An average and a sum may go either way, so they wait.
 */
export function decidesAtOnce({ function: name, operator }: SubExpression): AtOnce {
  const isUpper = operator === 'GT' || operator === 'GTE'
  switch (name) {
    case 'LAST':
      return { alarm: true, ok: true }
    case 'MAX':
    case 'COUNT':
      return { alarm: isUpper, ok: !isUpper }
    case 'MIN':
      return { alarm: !isUpper, ok: isUpper }
    case 'AVG':
    case 'SUM':
      return { alarm: false, ok: false }
  }
}
